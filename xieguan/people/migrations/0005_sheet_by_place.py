from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_roster'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='sheetrow',
            name='sheet_by_path',
        ),
        migrations.AddIndex(
            model_name='sheetrow',
            index=models.Index(fields=['path', 'left_on', 'spelling', 'engagement'], name='sheet_by_place'),
        ),
    ]
