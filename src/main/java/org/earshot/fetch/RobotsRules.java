package org.earshot.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.earshot.fetch.Answer.Answered;
import org.earshot.fetch.Answer.Kind;
import org.earshot.fetch.Answer.Unanswered;
import org.jspecify.annotations.Nullable;

/** What robots.txt of each server lets us do (RFC 9309); one file for each scheme, host and port. */
final class RobotsRules {
    /** So much of a robots.txt is read, as the RFC asks at least. */
    static final int MOST_BYTES = 500 << 10;

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration RECHECK = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final int MOST_SERVERS = 256;
    private static final SimpleRobotRules ALL = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);

    private final Function<Request, Answer> door;
    private final String name;
    private final LongSupplier nanos;
    private final Map<String, Site> sites = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Site> eldest) {
            return size() > MOST_SERVERS;
        }
    };

    /**
     * Reads robots.txt through a door that cuts it at {@link #MOST_BYTES}.
     *
     * @param userAgent its first word up to the slash is the name that groups are searched for
     * @param nanos as System.nanoTime()
     */
    RobotsRules(Function<Request, Answer> door, String userAgent, LongSupplier nanos) {
        this.door = door;
        this.name = userAgent.replaceFirst("[^A-Za-z_-].*", "").toLowerCase(Locale.ROOT);
        this.nanos = nanos;
    }

    /**
     * What the server says about one address.
     *
     * @param no why it may not be fetched, null if it may
     * @param delay the pause that it wants between requests, at most a minute
     */
    record Ruling(@Nullable Unanswered no, Duration delay) {}

    /** Asks, and reads robots.txt first if it is not known or a day old. */
    Ruling ask(Request request, Aim.Target target) {
        if (target.address().getRawPath().equals("/robots.txt")) {
            return new Ruling(null, Duration.ZERO);
        }
        Site site = site(target);
        site.lock.lock();
        try {
            if (nanos.getAsLong() - site.checkAt >= 0) {
                refresh(site, target);
            }
            return site.ruling(request, target.address());
        } finally {
            site.lock.unlock();
        }
    }

    private Site site(Aim.Target target) {
        synchronized (sites) {
            return sites.computeIfAbsent(target.scheme() + "://" + target.server(), key -> new Site(nanos.getAsLong()));
        }
    }

    private void refresh(Site site, Aim.Target target) {
        URI file = target.address().resolve("/robots.txt");
        Answer answer = door.apply(Request.get(file));
        if (answer instanceof Answered answered) {
            int status = answered.status();
            if (status == 429 || status >= 500) {
                Duration wait = RetryAfter.seconds(answered.headers()).orElse(RECHECK);
                site.unreadable(Failures.unanswered(Request.get(file), Kind.ROBOTS, "answered " + status, wait), wait);
            } else {
                site.learn(answered.ok() ? parsed(answered) : ALL);
            }
        } else if (answer instanceof Unanswered none) {
            // A redirect without end is no robots.txt, and so no rule.
            if (none.kind() == Kind.REDIRECT) {
                site.learn(ALL);
            } else {
                site.unreadable(none, RECHECK);
            }
        }
    }

    private BaseRobotRules parsed(Answered answer) {
        byte[] text = answer.body();
        if (text.length >= MOST_BYTES) {
            int end = text.length;
            while (end > 0 && text[end - 1] != '\n' && text[end - 1] != '\r') {
                end--;
            }
            text = Arrays.copyOf(text, end);
        }
        String type = answer.headers().first("Content-Type").orElse("text/plain");
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        return parser.parseContent(answer.address().toString(), text, type, name.isEmpty() ? List.of() : List.of(name));
    }

    /** One server's rules; guarded by its lock. */
    private final class Site {
        private final ReentrantLock lock = new ReentrantLock(true);
        private long checkAt;
        private @Nullable BaseRobotRules rules;
        private @Nullable Unanswered unreadable;

        Site(long checkAt) {
            this.checkAt = checkAt;
        }

        void learn(BaseRobotRules learned) {
            rules = learned;
            unreadable = null;
            checkAt = nanos.getAsLong() + GOOD_FOR.toNanos();
        }

        /** Rules that are known go on counting; without any, everything is closed, and a dead line is tried again at once. */
        void unreadable(Unanswered why, Duration wait) {
            unreadable = why;
            boolean again = rules == null && why.kind() != Kind.ROBOTS;
            checkAt = nanos.getAsLong() + (again ? 0 : wait.toNanos());
        }

        Ruling ruling(Request request, URI address) {
            if (rules == null) {
                return new Ruling(unreadable, Duration.ZERO);
            }
            if (!rules.isAllowed(address.toString())) {
                return new Ruling(Failures.unanswered(request, Kind.ROBOTS, "robots.txt says no"), Duration.ZERO);
            }
            return new Ruling(null, delay(rules));
        }
    }

    private static Duration delay(BaseRobotRules rules) {
        Duration wanted = Optional.of(rules.getCrawlDelay())
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
        return wanted.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wanted;
    }
}
