"""`make bench`: every figure in one table."""

from tests.bench import start, votes

seconds, megabytes = start.figures()
print(f"start to ready          {seconds:8.2f} s")
print(f"memory once ready       {megabytes:8.1f} MB")
print()
for name, milliseconds, ratio in votes.rows():
    print(f"{name:32}{milliseconds:8.2f} ms{ratio:8.1f} ×")
