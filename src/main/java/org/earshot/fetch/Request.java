package org.earshot.fetch;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to ask of another server.
 *
 * @param method GET, POST, PUT or DELETE
 * @param address absolute, http or https; its query may hold a secret and is never logged
 * @param headers to be sent as they are
 * @param body null for none
 * @param obeysRobots true for pages that are meant for people; robots.txt does not apply to an API that is used with a key
 * @param validators what a former answer gave, so that an unchanged one costs nothing; {@link Validators#NONE} for none
 */
public record Request(
        String method,
        URI address,
        Map<String, String> headers,
        byte @Nullable [] body,
        boolean obeysRobots,
        Validators validators) {
    /** Copies the headers. */
    public Request {
        headers = Map.copyOf(headers);
    }

    /** A GET. */
    public static Request get(URI address) {
        return new Request("GET", address, Map.of(), null, false, Validators.NONE);
    }

    /** A POST with a body of the given media type. */
    public static Request post(URI address, String mediaType, byte[] body) {
        return new Request("POST", address, Map.of("Content-Type", mediaType), body, false, Validators.NONE);
    }

    /** The same with one more header. */
    public Request header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, address, more, body, obeysRobots, validators);
    }

    /** The same, obeying robots.txt. */
    public Request asRobot() {
        return new Request(method, address, headers, body, true, validators);
    }

    /** The same, asking only for what changed since. */
    public Request unlessUnchanged(Validators since) {
        return new Request(method, address, headers, body, obeysRobots, since);
    }

    /** Method and address without its query and without what looks like a key in its path. */
    @Override
    public String toString() {
        return method + " " + Spoken.address(address);
    }
}
