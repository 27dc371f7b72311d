"""What an office has in store: items, how many of each size, single pieces by number, and every movement."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xieguan.people.models import Organisation, User
from xieguan.people.opaque import OpaqueId


class KitKind(models.TextChoices):
    """What an item is, as the law speaks of it: the rest is equipment."""

    UNIFORM = "uniform", _("uniform")
    INSIGNIA = "insignia", _("insignia")
    ARMBAND = "armband", _("armband")
    RADIO = "radio", _("radio")
    RECORDER = "recorder", _("body camera")
    OTHER = "other", _("other equipment")


class KitItem(models.Model):
    """One thing that an office keeps in store. `sizes` one a line; `is_numbered` where each piece has a number.

    Of an armband it holds what it says, above and below: that is what is judged when it is issued.
    """

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="kit")
    kind = models.CharField(max_length=8, choices=KitKind)
    name = models.CharField(max_length=80)
    is_numbered = models.BooleanField(default=False)
    warn_at = models.PositiveIntegerField(default=0)
    armband_upper = models.CharField(max_length=40, blank=True)
    armband_lower = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "name"], name="kit_item_one_of_a_name"),
            models.CheckConstraint(
                name="kit_armband_says_something",
                condition=~Q(kind="armband") | (~Q(armband_upper="") & ~Q(armband_lower="")),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def on_trail(self) -> dict[str, str]:
        """What the trail says of it."""
        return {"kit_item": self.name, "kit_kind": self.kind}


class KitStock(models.Model):
    """How many of one item in one size lie in store; `size` is empty where the item has none."""

    public = OpaqueId()
    item = models.ForeignKey(KitItem, models.PROTECT, related_name="stock")
    size = models.CharField(max_length=20, blank=True)
    on_hand = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "size"], name="kit_stock_one_of_a_size"),
            models.CheckConstraint(name="kit_stock_never_below_nothing", condition=Q(on_hand__gte=0)),
        )

    def __str__(self) -> str:
        return f"{self.item.name} {self.size}".strip()


class KitPiece(models.Model):
    """One numbered piece: in store, with somebody (then an open issue names it), or gone for good."""

    stock = models.ForeignKey(KitStock, models.PROTECT, related_name="pieces")
    item = models.ForeignKey(KitItem, models.PROTECT, related_name="pieces")
    serial = models.CharField(max_length=40)
    in_store = models.BooleanField(default=True)
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "serial"], name="kit_piece_one_of_a_number"),
            models.CheckConstraint(
                name="kit_piece_gone_is_not_in_store",
                condition=Q(gone_on__isnull=True) | Q(in_store=False),
            ),
        )


class KitMovement(models.Model):
    """One movement of stock. It names nobody, so it stays when a person is erased. Never changed."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("received")
        ISSUED = "issued", _("issued")
        RETURNED = "returned", _("returned")
        LOST = "lost", _("lost")
        SCRAPPED = "scrapped", _("scrapped")

    INTO = (Kind.RECEIVED, Kind.RETURNED)
    OUT_OF = (Kind.ISSUED, Kind.SCRAPPED)  # what is lost was out already

    stock = models.ForeignKey(KitStock, models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=8, choices=Kind)
    quantity = models.PositiveIntegerField()
    on = models.DateField()
    document = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(name="kit_movement_moves_something", condition=Q(quantity__gt=0)),
        )
