package org.earshot.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer.Answered;
import org.earshot.fetch.Answer.Kind;

/** One request with all its redirects; every step is guarded, asked of robots.txt and paced like the first. */
final class Trip {
    private final AddressGuard guard;
    private final Pacing pacing;
    private final Sender sender;
    private final Body limits;
    private final Set<URI> been = new HashSet<>();
    private Duration left;

    /** Says when a step may be taken; empty robots for requests that need none. */
    record Pacing(HostPace pace, Optional<RobotsRules> robots, Duration pause) {}

    Trip(AddressGuard guard, Pacing pacing, Sender sender, Budget budget) {
        this.guard = guard;
        this.pacing = pacing;
        this.sender = sender;
        this.limits = budget.body();
        this.left = budget.time();
    }

    /** Takes one step over the line. */
    @FunctionalInterface
    interface Sender {
        /** Sends and reads, within limits and time; follows nothing. */
        Answer send(Request request, Aim.Target target, Body limits, Duration time);
    }

    /** How much may be read, and how long it may take without the waiting for turns. */
    record Budget(Body body, Duration time) {}

    /** Goes to the end. */
    Answer to(Request first) {
        Request request = first;
        while (true) {
            Answer answer = step(request);
            if (!(answer instanceof Answered answered)) {
                return answer;
            }
            Redirects.Next next = Redirects.next(request, answered);
            if (next instanceof Redirects.Next.Go go) {
                request = go.request();
            } else if (next instanceof Redirects.Next.Refuse refuse) {
                return Failures.unanswered(request, Kind.REDIRECT, refuse.why());
            } else {
                return answer;
            }
        }
    }

    private Answer step(Request request) {
        Aim aim = guard.aim(request.address());
        if (aim instanceof Aim.Refused refused) {
            return Failures.unanswered(request, Kind.FORBIDDEN_ADDRESS, refused.why());
        }
        return aimed(request, (Aim.Target) aim);
    }

    private Answer aimed(Request request, Aim.Target target) {
        if (!been.add(target.address())) {
            return Failures.unanswered(request, Kind.REDIRECT, "the redirects lead in a circle");
        }
        if (been.size() > Redirects.MOST + 1) {
            return Failures.unanswered(request, Kind.REDIRECT, "more than " + Redirects.MOST + " redirects");
        }
        Duration pause = pause(request);
        if (request.obeysRobots() && pacing.robots().isPresent()) {
            RobotsRules.Ruling ruling = pacing.robots().get().ask(request, target);
            if (ruling.no() != null) {
                return ruling.no();
            }
            pause = ruling.delay().compareTo(pause) > 0 ? ruling.delay() : pause;
        }
        return inTurn(request, target, pause);
    }

    /** Reading is what a host may want us to do slowly; an alert or an answer is one request, and somebody waits for it. */
    private Duration pause(Request request) {
        return request.method().equals("GET") ? pacing.pause() : Duration.ZERO;
    }

    private Answer inTurn(Request request, Aim.Target target, Duration pause) {
        Optional<HostPace.Turn> turn = pacing.pace().take(target.server(), pause);
        if (turn.isEmpty()) {
            return Failures.unanswered(
                    request, Kind.TIMEOUT, "too many requests wait for this host", pause.plusSeconds(1));
        }
        try (HostPace.Turn taken = turn.get()) {
            long start = System.nanoTime();
            Answer answer = sender.send(request, target, limits, left);
            left = left.minusNanos(System.nanoTime() - start);
            return answer;
        }
    }
}
