"""The system as a WSGI application, for any server: `scripts.management.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scripts.management.settings")
application = get_wsgi_application()
