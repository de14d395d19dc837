package org.earshot.listen;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;

/** A platform of the tests that costs one request a page, and pours out as many posts as a test wants. */
final class PouringReader implements PlatformReader {
    static final String PLATFORM = "test";
    static final URI ADDRESS = URI.create("https://test.example/posts");

    private final List<Post> next = new ArrayList<>();
    private int made;
    private int reads;
    private Optional<Poll> trouble = Optional.empty();
    private boolean more;

    /** A fetcher that answers all with these headers. */
    static Fetcher answering(Map<String, String> headers) {
        return request -> new Answer.Answered(
                200,
                new Headers(headers.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> List.of(entry.getValue())))),
                new byte[0],
                request.address());
    }

    /** Brings so many new posts about the brand with the next page. */
    PouringReader pour(int posts) {
        for (int i = 0; i < posts; i++) {
            next.add(post("p" + made++));
        }
        return this;
    }

    /** Brings posts of these ids with the next page. */
    PouringReader again(Post... posts) {
        next.addAll(List.of(posts));
        return this;
    }

    /** Fails at every read until it is mended by null. */
    PouringReader failing(@org.jspecify.annotations.Nullable Poll failure) {
        trouble = Optional.ofNullable(failure);
        return this;
    }

    /** Says that there are more pages. */
    PouringReader endless(boolean goesOn) {
        more = goesOn;
        return this;
    }

    int reads() {
        return reads;
    }

    static Post post(String id) {
        return Post.of(new MentionId(PLATFORM, id), Author.UNKNOWN, "acme bank " + id);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        reads++;
        fetcher.fetch(Request.get(ADDRESS));
        if (trouble.isPresent()) {
            return trouble.get();
        }
        List<Post> posts = List.copyOf(next);
        next.clear();
        int page = cursor.get("page").map(Integer::parseInt).orElse(0) + 1;
        return new Poll.Page(posts, List.of(), cursor.with("page", "" + page), more, null, null);
    }
}
