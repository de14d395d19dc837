package org.earshot.listen.youtube;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A thread whose answers are still to be read.
 *
 * @param thread its id
 * @param video what it stands under, null where that is not said
 * @param since what was not touched since then is known
 */
record UnreadThread(String thread, @Nullable String video, Instant since) {
    private static final String NAME = "unread";
    private static final String PAGE = "unread-page";

    static List<UnreadThread> all(Cursor cursor) {
        List<UnreadThread> all = new ArrayList<>();
        for (String entry : cursor.get(NAME).orElse("").split(",")) {
            String[] parts = entry.split(":");
            if (parts.length == 3) {
                String video = parts[1].isEmpty() ? null : decoded(parts[1]);
                all.add(new UnreadThread(
                        decoded(parts[0]), video, Instant.ofEpochSecond(Long.parseLong(parts[2], 36))));
            }
        }
        return all;
    }

    static Cursor in(Cursor cursor, List<UnreadThread> unread) {
        String all = String.join(",", unread.stream().map(UnreadThread::written).toList());
        return cursor.with(NAME, all.isEmpty() ? null : all).with(PAGE, null);
    }

    static Cursor page(Cursor cursor, @Nullable String token) {
        return cursor.with(PAGE, token);
    }

    String address(Cursor cursor) {
        return "comments?part=snippet&textFormat=plainText&maxResults=100&parentId=" + YoutubeDoor.encoded(thread)
                + cursor.get(PAGE)
                        .map(token -> "&pageToken=" + YoutubeDoor.encoded(token))
                        .orElse("");
    }

    private String written() {
        return YoutubeDoor.encoded(thread) + ":" + (video == null ? "" : YoutubeDoor.encoded(video)) + ":"
                + Long.toString(since.getEpochSecond(), 36);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
