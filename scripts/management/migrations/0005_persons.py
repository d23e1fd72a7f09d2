# Names that stood alone become persons, still without any consent.

import scripts.management.fields
from django.db import migrations

_RENAMED = (('opening', 'leader_name', 'leader'), ('organization', 'contact_name', 'contact'))


def move(apps, _editor):
    for model, old, new in _RENAMED:
        kind = apps.get_model('records', model)
        rows = kind._base_manager.exclude(**{old: None}).exclude(**{old: ''})
        for row in rows.iterator():
            person = {
                'name': getattr(row, old), 'role': None, 'also': [], 'consents': [],
                'named_from': None, 'minor_until': None, 'never_named': False,
            }
            kind._base_manager.filter(pk=row.pk).update(**{new: person})


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0004_honors'),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name=new,
                field=scripts.management.fields.PartField(blank=True, help_text='有“署名”的同意才公开姓名，否则网站写成“张**”；同意到期、撤回后的下一次构建就不再显示。', null=True, verbose_name=label),
            )
            for (model, _old, new), label in zip(_RENAMED, ('领队', '联系人'))
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
        *(migrations.RemoveField(model_name=model, name=old) for model, old, _new in _RENAMED),
    ]
