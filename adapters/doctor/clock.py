"""Is this machine's clock right? The platforms say what time they have."""

from datetime import timedelta

from adapters.doctor.findings import Finding, ok, problem, skipped, warning

SUBJECT = "clock"
FINE = timedelta(seconds=10)
FATAL = timedelta(minutes=5)
"""Slack's own limit for a signed request; a reminder that far off is a wrong reminder."""


def clock_finding(skew: timedelta | None) -> Finding:
    """`skew`: this machine's time minus the platform's; None when no platform was asked or none answered."""
    if skew is None:
        return skipped(SUBJECT, "there is no platform to compare it with.")
    if abs(skew) <= FINE:
        return ok(SUBJECT, "agrees with the platform's within ten seconds.")
    off = f"{abs(skew).total_seconds():.0f} seconds {'ahead of' if skew > timedelta() else 'behind'} the platform's"
    advice = "Please let the machine keep time by NTP (timedatectl set-ntp true)."
    if abs(skew) < FATAL:
        return warning(SUBJECT, f"{off}: reminders come off by as much. {advice}")
    return problem(SUBJECT, f"{off}: reminders and meetings are wrong, Slack turns requests away. {advice}")
