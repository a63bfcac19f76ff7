"""Use every path of a fresh server a few hundred times.

The suite has races that it wins against a server which answers within milliseconds from the first command on; a Java
virtual machine has to run its code for a moment before it does.
"""

import asyncio
import json
import sys

from centrifuge import Client
from tests.test_client import test_get_client_token, test_get_subscription_token

ROUNDS = 60


async def round_of(address: str, use_protobuf: bool, number: int) -> None:
    client = Client(address, use_protobuf=use_protobuf, get_token=test_get_client_token)
    subscription = client.new_subscription(f"warm-up-{use_protobuf}-{number}", get_token=test_get_subscription_token)
    data = {"n": number}
    await client.connect()
    await client.ready()
    await subscription.subscribe()
    await subscription.ready()
    for _ in range(5):
        await subscription.publish(data=json.dumps(data).encode() if use_protobuf else data)
    await subscription.history(limit=5)
    await subscription.presence()
    await client.disconnect()


async def main() -> None:
    for number in range(ROUNDS):
        for use_protobuf in (False, True):
            await asyncio.wait_for(round_of(sys.argv[1], use_protobuf, number), 30)


asyncio.run(main())
