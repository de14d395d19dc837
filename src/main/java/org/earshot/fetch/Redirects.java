package org.earshot.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides what an answer's redirect leads to. */
final class Redirects {
    /** More than this is a loop that changes its address. */
    static final int MOST = 10;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** Headers that say nothing about who we are to a server; all others may hold a key. */
    private static final Set<String> PLAIN = Set.of("accept", "accept-language", "accept-encoding", "user-agent");

    private Redirects() {}

    /** Stay with the answer, go on with another request, or refuse. */
    sealed interface Next {
        /** The answer is what was asked for. */
        record Stay() implements Next {}

        /** Ask this instead. */
        record Go(Request request) implements Next {}

        /** It leads where it must not. */
        record Refuse(String why) implements Next {}
    }

    /** Judges an answer to a request. */
    static Next next(Request asked, Answer.Answered answer) {
        Optional<String> location = answer.headers().first("Location");
        if (!asked.method().equals("GET") || !STATUSES.contains(answer.status()) || location.isEmpty()) {
            return new Next.Stay();
        }
        Optional<URI> target = Reference.resolve(asked.address(), utf8(location.get()));
        if (target.isEmpty()) {
            return new Next.Refuse("the redirect leads to no proper address");
        }
        if ("https".equals(asked.address().getScheme())
                && "http".equalsIgnoreCase(target.get().getScheme())
                && asked.headers().keySet().stream().anyMatch(name -> !plain(name))) {
            return new Next.Refuse("the redirect leads from https to http, and the request carries credentials");
        }
        Map<String, String> headers =
                sameServer(asked.address(), target.get()) ? asked.headers() : plainOnly(asked.headers());
        // Validators belong to the address that gave them.
        return new Next.Go(new Request("GET", target.get(), headers, null, asked.obeysRobots(), Validators.NONE));
    }

    private static boolean plain(String name) {
        return PLAIN.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> plainOnly(Map<String, String> headers) {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        kept.keySet().removeIf(name -> !plain(name));
        return kept;
    }

    /** The same host and port, or the step from its http port to its https port. */
    private static boolean sameServer(URI from, URI to) {
        return Aim.of(from) instanceof Aim.Target here
                && Aim.of(to) instanceof Aim.Target there
                && here.host().equals(there.host())
                && (here.port() == there.port() || (here.port() == 80 && there.port() == 443));
    }

    /** Headers are read byte by byte; a Location with raw letters beyond ASCII is UTF-8 in practice. */
    private static String utf8(String header) {
        boolean raw = header.chars().anyMatch(letter -> letter > 127)
                && header.chars().allMatch(letter -> letter < 256);
        return raw ? new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : header;
    }
}
