"""The terms themselves: what is said of a vendor, a product, a technique, a metric, a unit."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, RootModel, WithJsonSchema

from paper_atlas.date import PartialDate
from paper_atlas.made import fingerprint
from paper_atlas.problem import shown
from paper_atlas.shape import Identifier, Several, Shape, refused

Format = Literal["fp64", "fp32", "tf32", "fp16", "bf16", "fp8", "fp6", "fp4", "int8", "int4", "int1"]
"""A number format that hardware computes in."""
DeviceLink = Literal["NVLink", "Infinity Fabric", "Xe Link", "HCCS", "ICI"]
"""What joins devices of one vendor to each other directly."""
Interconnect = Literal[
    DeviceLink, "NVLink to the CPU", "NVSwitch", "PCIe", "CXL", "InfiniBand", "RoCE", "NVMe"
]
"""What data goes over, between devices, machines or to storage."""
Kind = Literal["gpu", "cpu", "npu", "tpu", "soc", "phone"]
Segment = Literal["data-centre", "workstation", "consumer", "laptop", "embedded", "mobile"]


_HTTPS_PATTERN = r"^https://[^\s]+$"
_CAPABILITY_PATTERN = r"^\d+\.\d$"
_CAPABILITY_FORM = 'write it as "8.0"'


def _decimal(value: object) -> object:
    return Decimal(value) if type(value) is int else value


def _https(value: str) -> str:
    if re.fullmatch(_HTTPS_PATTERN, value):
        return value
    raise refused("link", f"{shown(value)} is not an https address")


def _capability(value: str) -> str:
    if re.fullmatch(_CAPABILITY_PATTERN, value):
        return value
    raise refused("capability", f"{shown(value)} is not a compute capability", fix=_CAPABILITY_FORM)


Figure = Annotated[Decimal, BeforeValidator(_decimal), WithJsonSchema({"type": "number"})]
"""A number kept as it is written: 3.0 stays 3.0."""
Positive = Annotated[Figure, Field(gt=0)]
Words = Annotated[frozenset[str], Field(strict=False)]
HttpsUrl = Annotated[
    str, Field(max_length=500, json_schema_extra={"pattern": _HTTPS_PATTERN}), AfterValidator(_https)
]
ComputeCapability = Annotated[
    str,
    AfterValidator(_capability),
    Field(json_schema_extra={"pattern": _CAPABILITY_PATTERN, "patternErrorMessage": _CAPABILITY_FORM}),
]


class Named(Shape):
    """What every term has."""

    name: str = Field(min_length=1, max_length=80)
    """The term as it is shown."""
    aliases: Several[str] = ()
    """Other ways people write it; case, spaces and hyphens don't matter."""

    @property
    def made_from(self) -> str:
        """What stands for all that is said of it."""
        return self._digest

    @cached_property
    def _digest(self) -> str:
        """Taken once, for many pages name the same terms; its name keeps it out of what is said of a term."""
        stated = {name: getattr(self, name) for name in type(self).model_fields}
        return fingerprint((type(self).__name__, stated, sorted(self.model_fields_set)))


class Vendor(Named):
    """A maker of hardware."""

    website: HttpsUrl | None = None
    """The maker's own site."""


class Architecture(Named):
    """A generation or series of hardware, as papers name it: Hopper, CDNA 2, Ascend."""

    vendor: Identifier
    """Identifier of its maker."""
    released: PartialDate | None = None
    """Day, month or year of its first product."""
    definition: str
    """One sentence of our own."""


class Variant(Shape):
    """One memory size or form factor of a product."""

    aliases: Several[str] = ()
    """Written names of this variant alone: Ascend 910B4."""
    memory_gb: Positive | None = None
    """Memory in decimal gigabytes, as the vendor states it."""
    memory_type: str | None = None
    """HBM3, GDDR6X, ..."""
    form_factor: str | None = None
    """SXM4, PCIe, OAM, ... as the vendor writes it."""
    custom: bool = False
    """Made for single machines and not sold: nobody who names the product alone means it."""
    bandwidth_gbs: Positive | None = None
    """Memory bandwidth in GB/s."""
    tdp_w: Positive | None = None
    """Thermal design power in watts."""
    tflops: dict[Format, Positive] = Field(default_factory=dict)
    """Dense peak in TFLOP/s (TOP/s for integers) by number format."""
    interconnects: Several[DeviceLink] | None = None
    """Direct links to other devices, those by a bridge too: [NVLink]. [] says that it has none; left out
    where not known."""
    source: HttpsUrl | Literal["epoch"] | None = None
    """Where the figures stand: a vendor's page, or `epoch` for Epoch AI's table."""


class Product(Named):
    """A product of a vendor: one name on the box, whatever its memory size and form factor."""

    vendor: Identifier
    """Identifier of its maker."""
    kind: Kind
    """What it is."""
    segment: Segment | None = None
    """Who it is sold to."""
    architecture: Identifier | None = None
    """Identifier of its architecture."""
    released: PartialDate | None = None
    """Day, month or year of release."""
    compute_capability: ComputeCapability | None = None
    """NVIDIA's compute capability."""
    isa: str | None = None
    """AMD's target name, such as gfx90a."""
    formats: Several[Format] = ()
    """Number formats it computes in natively."""
    series: bool = False
    """A family that papers name without saying which model."""
    variants: dict[Identifier, Variant] = Field(default_factory=dict)
    """Memory sizes and form factors."""
    source: HttpsUrl | None = None
    """Where name, architecture and release stand."""

    @cached_property
    def memory_sizes(self) -> tuple[Decimal, ...]:
        """Memory sizes it is sold with, in GB, smallest first."""
        return tuple(sorted({variant.memory_gb for variant in self.variants.values() if variant.memory_gb}))

    @cached_property
    def shared_sizes(self) -> dict[str, Decimal]:
        """Memory sizes in GB that several variants of one of several sizes have: 80gb."""
        several = self.memory_sizes if len(self.memory_sizes) > 1 else ()
        return {f"{size.normalize():f}gb": size for size in several if len(self.matching(size, None)) > 1}

    @cached_property
    def form_factors(self) -> tuple[str, ...]:
        """Form factors it is sold in, in the order of the vocabulary."""
        return tuple(
            dict.fromkeys(variant.form_factor for variant in self.variants.values() if variant.form_factor)
        )

    def matching(self, memory_gb: Decimal | None, form_factor: str | None) -> dict[str, Variant]:
        """Variants of a memory size and form factor; None stands for any."""
        return {
            key: variant
            for key, variant in self.variants.items()
            if memory_gb in (None, variant.memory_gb) and form_factor in (None, variant.form_factor)
        }


class System(Named):
    """A machine or cloud instance that implies products."""

    vendor: Identifier
    """Identifier of its maker or operator."""
    product: Identifier
    """Identifier of the product in it."""
    memory_gb: Positive | None = None
    """Memory of each device, in GB."""
    form_factor: str | None = None
    """Form factor of each device."""
    count: int | None = Field(default=None, gt=0)
    """Devices in one whole system."""
    source: HttpsUrl | None = None
    """Where this stands."""


class Term(Named):
    """A technique or a task, in a tree."""

    parent: Identifier | None = None
    """Identifier of the wider term."""
    cues: Several[str] = ()
    """Phrases of abstracts that suggest it and are no name of it. `hide|overlap + communication` are
    words of one sentence, `not propose|novel` words that speak against it."""
    definition: str
    """One sentence of our own."""


class Metric(Named):
    """A quantity that claims are about."""

    better: Literal["higher", "lower"]
    """Which direction is an improvement."""
    comparative: bool = False
    """Itself a comparison (a compression ratio), so that a figure in x or percentage points stands alone."""
    units: Several[str] = ()
    """Symbols of units that it is stated in, besides x and %, the most frequent first."""
    cues: Several[str] = ()
    """Words beside a figure that suggest it and are no name of it."""
    definition: str | None = None
    """One sentence of our own."""


class Unit(Named):
    """A unit as claims write it."""

    dimension: str
    """What it measures; units of one dimension can be compared."""
    factor: Positive
    """How many of the dimension's first unit one of it is."""


class Ambiguous(RootModel[Several[Identifier]]):
    """The products that one written name can mean."""


class QueryWording(Shape):
    """Phrases of queries that name no term, by what they ask for."""

    fields: dict[str, str] = Field(default_factory=dict)
    """What may stand before a colon, and the kind of chip it asks for."""
    roles: dict[str, Several[str]] = Field(default_factory=dict)
    """Phrases that ask for a role of the hardware."""
    roles_beside_hardware: dict[str, Several[str]] = Field(default_factory=dict)
    """Words that do so where the query names hardware."""
    has: dict[str, Several[str]] = Field(default_factory=dict)
    """Phrases that ask for what a record has."""
    without: dict[str, Several[str]] = Field(default_factory=dict)
    """Phrases that ask for records without it."""
    not_stated: Several[str] = ()
    """Phrases that ask for papers whose hardware is not stated."""
    since: Several[str] = ()
    """Before the first year that is asked for."""
    after: Several[str] = ()
    """Before the year before it."""
    until: Several[str] = ()
    """Before the last year that is asked for."""
    before: Several[str] = ()
    """Before the year after it."""
    onwards: Several[str] = ()
    """After the first year that is asked for."""
    within: Several[str] = ()
    """Before the memory that a device may have at most."""
    excluding: Several[str] = ()
    """Before a name that is not asked for."""
    filler: Several[str] = ()
    """Words that ask for nothing."""
    endings: dict[str, str] = Field(default_factory=dict)
    """Endings of words that are spelt in two ways, and the one that is kept."""


class ProposalWording(Shape):
    """Words of abstracts by what they tell of a figure."""

    qualifiers: dict[str, Several[str]] = Field(default_factory=dict)
    """Words before a figure, by the qualifier that they are."""
    numbers: dict[str, int] = Field(default_factory=dict)
    """Numbers in words."""
    counted: Several[str] = ()
    """Units that numbers in words count."""
    units: dict[str, str] = Field(default_factory=dict)
    """What people write for a unit in running text only, and its symbol."""
    roles: dict[str, Words] = Field(default_factory=dict)
    """Words before a device, by the role that they give it."""
    device_words: Words = frozenset()
    """Words beside the name of an architecture that make it devices."""
    having: Words = frozenset()
    """Words between a device and its memory size."""
    higher: Several[str] = ()
    """Words near a figure that say that it is more than what it is compared with."""
    lower: Several[str] = ()
    """Words near a figure that say that it is less."""
    better: Several[str] = ()
    """Words near a figure that say that it is an improvement, whichever way that is."""
    usual: dict[str, str] = Field(default_factory=dict)
    """The metric that a figure is mostly of where none is named, by the dimension of its unit."""
    of_baseline: Several[str] = ()
    """Words after a figure that say that it is a part of what it is compared with."""
    results: Several[str] = ()
    """Words that say that a figure is a result."""
    given: Several[str] = ()
    """Words that say that it is given or chosen."""
    weights: dict[str, float] = Field(default_factory=dict)
    """How likely a figure is a result, by the dimension of its unit; 2 is enough."""
    comparing: Words = frozenset()
    """Units of figures that say how much more or less something is, in whatever unit that is stated."""
    never: Words = frozenset()
    """Units of figures that are no results."""
    own: Several[str] = ()
    """Words by which authors speak of their own work."""
    proposing: Several[str] = ()
    """Beginnings of verbs by which they say what they propose or study."""
    against_terms: Words = frozenset()
    """Words before a technique or task that say that it is not used."""
    capitals: Words = frozenset()
    """Words that name a technique or task only in capitals: ZeRO."""
    mentioned: Words = frozenset()
    """Names of techniques and tasks that are mentioned more often than meant, and count as a word."""
    scales: dict[str, int] = Field(default_factory=dict)
    """Words between a number and its unit, and what they multiply it by."""
    multiples: Several[str] = ()
    """Words before a number without a unit that make it a multiple: a speedup of 32."""
    wholes: dict[str, str] = Field(default_factory=dict)
    """Words that are a whole figure, and the figure: twice is 2 x."""


class Wording(Shape):
    """Words around names of hardware, by what they tell a reader of phrases."""

    synonyms: dict[str, str] = Field(default_factory=dict)
    """Words of names as they are misspelt or written in other scripts, and the word that is meant."""
    series: dict[str, Several[str]] = Field(default_factory=dict)
    """Words before a product's number, and what people write in their place; empty for nothing."""
    gigabytes: Words = frozenset()
    """Words for a gigabyte."""
    megabytes: Words = frozenset()
    """Words for a megabyte."""
    multiplies: Words = frozenset()
    """Words and signs for times."""
    gpus: Words = frozenset()
    """Words for a device of any kind."""
    pieces: Words = frozenset()
    """Words that count single devices."""
    numbers: dict[str, int] = Field(default_factory=dict)
    """Numbers of devices in words."""
    numerals: dict[str, int] = Field(default_factory=dict)
    """Written numbers that count only where a word that counts devices follows."""
    scales: dict[str, int] = Field(default_factory=dict)
    """Signs that multiply the number before them: 10k, 3万."""
    both: Words = frozenset()
    """Words for both: both A100s are two."""
    ranges: Words = frozenset()
    """Words between the ends of a range: 2 to 4."""
    between: Words = frozenset()
    """Words between a number and the name it counts."""
    after: Words = frozenset()
    """Words between a name and what is said of it."""
    beside: Words = frozenset()
    """Words that a hyphen may join to a name: non-A100."""
    hosts: Words = frozenset()
    """What holds several devices."""
    clusters: Words = frozenset()
    """What holds several hosts."""
    joins_hosts: Words = frozenset()
    """Words between hosts and what is in each."""
    times: Words = frozenset()
    """Units of time: GPU hours are no GPUs."""
    other_memory: Words = frozenset()
    """Words that say that memory is not the device's."""
    numbered: Words = frozenset()
    """Words before the number of one device: GPU 1."""
    laptop: Words = frozenset()
    """Words that make a card its laptop part."""
    laptop_has: Words = frozenset()
    """Words between a word for laptop and the name of its part: a laptop with an RTX 3060."""
    laptop_models: Words = frozenset()
    """Names of laptops: a ThinkPad P1 with an RTX A2000."""
    not_laptops: Words = frozenset()
    """Words before `notebook` where it is no laptop: a Jupyter notebook."""
    in_laptop: Words = frozenset()
    """Words between a name and a word for laptop: the 3060 in my laptop."""
    small_s: Words = frozenset()
    """Products whose final S people write small."""
    form_factors: dict[str, str] = Field(default_factory=dict)
    """Form factors as people write them, and as vendors do."""
    cues: Words = frozenset()
    """Words that speak for hardware."""
    common_cues: Words = frozenset()
    """Those of them that say little: beside a code that is other things as well it takes two."""
    other_cards: Words = frozenset()
    """Words before `card` that make it another thing than a device: SD card."""
    number_cues: Words = frozenset()
    """Words that can only speak for hardware, as a bare number needs them."""
    ordinary_cues: Words = frozenset()
    """Words that speak for hardware where a name is an ordinary word."""
    plain_codes: Words = frozenset()
    """Codes that are hardware more often than not, so that `on an A100` says enough."""
    known_codes: Words = frozenset()
    """Those of them that weak words speak for."""
    weak_cues: Words = frozenset()
    """Words that speak for a known code alone."""
    owners: Words = frozenset()
    """Whose device it is, before a bare number: my 3090."""
    articles: Words = frozenset()
    """Words for one, before a bare number: on a 3090."""
    indefinite: Words = frozenset()
    """Those of them that say that it is any one."""
    runs_on: Words = frozenset()
    """Words before them where something runs on a device."""
    goes_on_after: Words = frozenset()
    """Words after a bare number that it cannot count: my 3090 is slow."""
    runs_straight: Words = frozenset()
    """Those after which a bare number needs no article: on 3090."""
    lines: Words = frozenset()
    """Vendors and series: right before a bare number, one not in its product's name contradicts it."""
    not_of_machines: Words = frozenset()
    """Those of them that say nothing of a supercomputer."""
    suffixes: Words = frozenset()
    """Words after a name that make it another product."""
    slices: dict[str, int] = Field(default_factory=dict)
    """Products whose slices are named by their cores, and how many cores a device has: TPU v4-32."""
    parts: dict[str, int] = Field(default_factory=dict)
    """Products that drivers see as several devices, and as how many."""
    part_words: Words = frozenset()
    """Words for such a part: 8 MI250X GCDs are four MI250X."""
    against: Words = frozenset()
    """Words that, beside a name, speak against hardware."""
    before_others: Words = frozenset()
    """Words that, right before a name, say that it is something else."""
    other_makers: Words = frozenset()
    """Makers and lines of other things: a code right after one that is not theirs is none: USRP B200."""
    totals: Words = frozenset()
    """Words that say that a size is that of all devices: 320 GB total."""
    of_memory: Words = frozenset()
    """Words for memory between a size and such a word: 96 GB VRAM total."""
    percentiles: Words = frozenset()
    """Codes that are percentiles as well."""
    measures: Words = frozenset()
    """Words that say nothing beside such a code: p100 latency."""
    labels: Words = frozenset()
    """Words whose number a short code or bare number right after them is: experiment A10, port 3090."""
    countables: Words = frozenset()
    """Words for what a bare number right before them counts: 3090 samples."""
    machines: Words = frozenset()
    """Words that make an ordinary word in small letters the name of a machine: the frontier supercomputer."""
    follows_others: Words = frozenset()
    """Words that, right after a name, say that it is something else."""
    ordinary: Words = frozenset()
    """Names that are other things as well."""
