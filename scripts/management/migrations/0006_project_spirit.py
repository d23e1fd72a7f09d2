import scripts.management.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0005_persons'),
    ]

    operations = [
        migrations.AddField(
            model_name='project',
            name='spirit',
            field=scripts.management.fields.Codes(blank=True, default=list, verbose_name='志愿精神'),
        ),
    ]
