"""An event loop in a thread, for the servers that live inside the test process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class LoopThread:
    """Runs coroutines from other threads; close() cancels what still runs and closes every transport."""

    def __init__(self, name: str) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run to the end and return the result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(20)

    def call(self, function: Callable[[], T]) -> T:
        """Call a function inside the loop."""

        async def called() -> T:
            return function()

        return self.run(called())

    def close(self) -> None:
        """Stop the loop and join the thread. May be called again."""
        if self._thread.is_alive():
            self.run(_wind_up())
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join(20)
            self.loop.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()


async def _wind_up() -> None:
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await _quietly(asyncio.gather(*tasks, return_exceptions=True))
    await asyncio.sleep(0)  # transports close in the round after


async def _quietly(awaitable: Awaitable[object]) -> None:
    try:
        await asyncio.wait_for(awaitable, 10)
    except TimeoutError:
        return
