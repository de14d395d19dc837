package org.earshot.fetch.x;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.fetch.Fetcher;

/** Keeps one client per server and token: Twitter4J remembers every configuration it ever saw, so there must not be many. */
public final class TwitterDoors {
    private final Map<Key, TwitterDoor> doors = new ConcurrentHashMap<>();

    /** The client for a server and a token; made at the first call. */
    public TwitterDoor door(String server, String token, Fetcher fetcher) {
        return doors.computeIfAbsent(new Key(server, token, fetcher), key -> new TwitterDoor(server, token, fetcher));
    }

    private record Key(String server, String token, Fetcher fetcher) {
        @Override
        public String toString() {
            return server;
        }
    }
}
