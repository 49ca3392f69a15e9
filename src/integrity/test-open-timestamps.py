"""What python-opentimestamps makes of proofs. Reads one JSON value a line, answers each with one."""

import hashlib
import json
import random
import sys
import warnings

from bitcoin.core import CBlockHeader, b2lx
from opentimestamps.core.notary import (
    BitcoinBlockHeaderAttestation,
    LitecoinBlockHeaderAttestation,
    PendingAttestation,
    UnknownAttestation,
)
from opentimestamps.core.op import (
    OpAppend,
    OpHexlify,
    OpKECCAK256,
    OpPrepend,
    OpReverse,
    OpRIPEMD160,
    OpSHA1,
    OpSHA256,
)
from opentimestamps.core.serialize import BytesDeserializationContext, BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

warnings.simplefilter("ignore")
NOT_COMPUTED = (OpRIPEMD160, OpKECCAK256)


def written(value):
    context = BytesSerializationContext()
    value.serialize(context)
    return context.getbytes().hex()


def describe(attestation, message, blocked):
    if isinstance(attestation, PendingAttestation):
        if blocked:
            return ["not-computed"]
        return ["pending", attestation.uri, message.hex()]
    if isinstance(attestation, BitcoinBlockHeaderAttestation):
        if blocked or len(message) != 32:
            return ["not-computed"]
        header = CBlockHeader(hashMerkleRoot=message, nTime=1700000000)
        assert attestation.verify_against_blockheader(message, header) == 1700000000
        return ["bitcoin", attestation.height, b2lx(header.hashMerkleRoot)]
    return ["unknown", attestation.TAG.hex()]


def walk(timestamp, blocked=False):
    for attestation in timestamp.attestations:
        yield describe(attestation, timestamp.msg, blocked)
    for operation, following in timestamp.ops.items():
        yield from walk(following, blocked or isinstance(operation, NOT_COMPUTED))


def read(hexadecimal):
    try:
        proof = DetachedTimestampFile.deserialize(BytesDeserializationContext(bytes.fromhex(hexadecimal)))
    except Exception as error:
        return {"error": type(error).__name__}
    listed = sorted(walk(proof.timestamp), key=json.dumps)
    return {"digest": proof.file_digest.hex(), "attestations": listed, "again": written(proof)}


def grow(chance, timestamp, depth):
    """Hangs attestations and operations of every kind on a message."""
    while not timestamp.attestations and not timestamp.ops or chance.random() < 0.3:
        if depth == 0 or chance.random() < 0.3:
            timestamp.attestations.add(
                chance.choice(
                    [
                        lambda: PendingAttestation("https://%d.example/a_b-c" % chance.randrange(1000)),
                        lambda: BitcoinBlockHeaderAttestation(chance.choice([0, 127, 128, 300, 358391, 2**31])),
                        lambda: LitecoinBlockHeaderAttestation(chance.randrange(1000)),
                        lambda: UnknownAttestation(chance.randbytes(8), chance.randbytes(chance.randrange(300))),
                    ]
                )()
            )
            continue
        operation = chance.choice(
            [
                lambda: OpAppend(chance.randbytes(chance.randrange(1, 200))),
                lambda: OpPrepend(chance.randbytes(chance.randrange(1, 40))),
                OpReverse,
                OpHexlify,
                OpSHA1,
                OpSHA256,
                OpSHA256,
                OpKECCAK256,
            ]
        )()
        grow(chance, timestamp.ops.add(operation), depth - 1)


def make(seed):
    """A proof, a commitment in it and a reply for that, and what they come to together."""
    chance = random.Random(seed)
    root = Timestamp(chance.randbytes(32))
    grow(chance, root, 7)
    proof = DetachedTimestampFile(OpSHA256(), root)
    before = written(proof)
    place, computed = root, True
    while place.ops and chance.random() < 0.8:
        operation, place = chance.choice(list(place.ops.items()))
        computed = computed and not isinstance(operation, NOT_COMPUTED)
    reply = Timestamp(place.msg)
    grow(chance, reply, 4)
    answer = {"computed": computed, "proof": before, "commitment": place.msg.hex(), "reply": written(reply)}
    place.merge(reply)
    answer["merged"] = written(proof)
    return answer


def stamp(asked):
    """The file that comes of replies to the digest with the nonce."""
    digest = bytes.fromhex(asked["digest"])
    root = Timestamp(digest)
    commitment = root.ops.add(OpAppend(bytes.fromhex(asked["nonce"]))).ops.add(OpSHA256())
    assert commitment.msg == hashlib.sha256(digest + bytes.fromhex(asked["nonce"])).digest()
    for reply in asked["replies"]:
        context = BytesDeserializationContext(bytes.fromhex(reply))
        commitment.merge(Timestamp.deserialize(context, commitment.msg))
        context.assert_eof()
    return {"proof": written(DetachedTimestampFile(OpSHA256(), root)), "commitment": commitment.msg.hex()}


COMMANDS = {"read": read, "make": make, "stamp": stamp}
for line in sys.stdin:
    command, value = json.loads(line)
    print(json.dumps(COMMANDS[command](value)))
