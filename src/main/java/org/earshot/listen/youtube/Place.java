package org.earshot.listen.youtube;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earshot.mention.Source;

/**
 * A list of threads: all of a channel's, or those under one video.
 *
 * @param id of the channel or the video
 * @param channel true for a channel
 */
record Place(String id, boolean channel) {
    private static final int MOST = 20;
    private static final Pattern CHANNEL = Pattern.compile("(?:^|/)(UC[A-Za-z0-9_-]{5,30})(?=$|[/?#])");
    private static final Pattern VIDEO =
            Pattern.compile("(?:^|[?&]v=|youtu\\.be/|/shorts/|/live/|/embed/)([A-Za-z0-9_-]{4,20})(?=$|[?&#/])");

    /** What a source reads; empty where its parameters name nothing that could be one. */
    static List<Place> of(Source source) {
        if (source.template().equals("youtube-channel")) {
            return found(CHANNEL, source.need("channel").strip(), true).toList();
        }
        return Stream.of(source.need("videos").strip().split("[\\s,;]+"))
                .flatMap(written -> found(VIDEO, written, false))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<Place> found(Pattern pattern, String written, boolean channel) {
        Matcher id = pattern.matcher(written);
        return id.find() ? Stream.of(new Place(id.group(1), channel)) : Stream.empty();
    }

    /** What the API is asked for. */
    String query() {
        return (channel ? "allThreadsRelatedToChannelId=" : "videoId=") + id;
    }
}
