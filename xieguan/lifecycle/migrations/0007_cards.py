# A certificate gets the code that stands on its card: those there are one each, then the column is unique.

import secrets

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import xieguan.lifecycle.credentials.models.certificate

BATCH = 2000


def give_codes(apps, _schema):
    certificates = apps.get_model("lifecycle", "Certificate")
    batch = []
    for one in certificates.objects.only("pk").iterator(BATCH):
        one.code = secrets.token_hex(16)
        batch.append(one)
        if len(batch) == BATCH:
            certificates.objects.bulk_update(batch, ["code"])
            batch = []
    certificates.objects.bulk_update(batch, ["code"])


class Migration(migrations.Migration):

    dependencies = [
        ('lifecycle', '0006_kit'),
        ('people', '0004_roster'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='certificate',
            name='code',
            field=models.CharField(default='', editable=False, max_length=32),
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='certificate',
            name='code',
            field=models.CharField(default=xieguan.lifecycle.credentials.models.certificate.new_code, editable=False, max_length=32, unique=True),
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.CharField(max_length=64)),
                ('kind', models.CharField(choices=[('jpg', 'Jpeg'), ('png', 'Png')], max_length=3)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('set_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('engagement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='photo', to='people.engagement')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
