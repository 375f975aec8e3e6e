"""Redis as Celery's broker, over a connection that may go at any moment. Knows kombu's transport; knows no task.

Once a connection is lost, kombu 5.7.0 asks its remains where Redis is, to give unfinished tasks back, and the worker
ends with "Unrecoverable error: 'NoneType' object has no attribute 'hostname'". What a lost connection still held is
Redis's to hand out again, after the visibility timeout; the sweeps find the rows long before.
"""

from __future__ import annotations

from typing import Any

from kombu.transport import redis


class QoS(redis.QoS):  # type: ignore[misc]
    """What a worker has taken and not yet finished."""

    def _is_lost(self) -> bool:
        """True where kombu has let go of the connection."""
        transport = self.channel.connection
        return transport is None or transport.client is None

    def restore_unacked(self, client: Any = None) -> Any:
        """Give everything back, while there is somebody to give it to."""
        return None if self._is_lost() else super().restore_unacked(client)

    def ack(self, delivery_tag: str) -> None:
        """Say that a task is done, while there is somebody to say it to."""
        if not self._is_lost():
            super().ack(delivery_tag)


class Channel(redis.Channel):  # type: ignore[misc]
    """A channel that ends quietly with its connection."""

    QoS = QoS


class Transport(redis.Transport):  # type: ignore[misc]
    """Redis, for `broker_transport`."""

    Channel = Channel
