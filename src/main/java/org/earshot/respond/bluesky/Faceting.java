package org.earshot.respond.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.earshot.mention.Author;
import org.earshot.mention.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Marks names, addresses and hashtags in a reply. A name is marked with the DID that it leads to; one that leads nowhere stays text.
 *
 * @param desk the way to the server, which knows where names lead
 * @param author who is answered, whose DID is known already
 */
record Faceting(Desk desk, Author author) {
    private static final String LEXICON = "app.bsky.richtext.facet#";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The facets, or why they cannot be made now: an answer must not differ from attempt to attempt. */
    record Made(ArrayNode facets, @Nullable Outcome end) {}

    private sealed interface Feature {
        record Marked(ObjectNode feature) implements Feature {}

        record Plain() implements Feature {}

        record Unknown(Outcome why) implements Feature {}
    }

    Made of(String text) {
        ArrayNode facets = JSON.arrayNode();
        for (ReplyText.Piece piece : ReplyText.pieces(text)) {
            Feature feature = feature(piece);
            if (feature instanceof Feature.Unknown unknown) {
                return new Made(facets, unknown.why());
            }
            if (feature instanceof Feature.Marked marked) {
                ObjectNode facet = facets.addObject();
                facet.putObject("index").put("byteStart", piece.start()).put("byteEnd", piece.end());
                facet.putArray("features").add(marked.feature());
            }
        }
        return new Made(facets, null);
    }

    private Feature feature(ReplyText.Piece piece) {
        return switch (piece.kind()) {
            case ADDRESS -> marked("link", "uri", piece.value());
            case TAG -> marked("tag", "tag", piece.value());
            case HANDLE -> named(piece.value());
        };
    }

    private Feature named(String handle) {
        Optional<String> known = Optional.ofNullable(author.id())
                .filter(did -> did.startsWith("did:") && author.handle().equalsIgnoreCase(handle));
        if (known.isPresent()) {
            return marked("mention", "did", known.get());
        }
        Desk.Said said = desk.get("com.atproto.identity.resolveHandle", caller -> new String[] {"handle", handle});
        if (said instanceof Desk.Said.No no) {
            return no.absent() ? new Feature.Plain() : new Feature.Unknown(no.outcome());
        }
        String did = ((Desk.Said.Body) said).json().path("did").asText("");
        return did.startsWith("did:") ? marked("mention", "did", did) : new Feature.Plain();
    }

    private static Feature marked(String type, String name, String value) {
        return new Feature.Marked(JSON.objectNode().put("$type", LEXICON + type).put(name, value));
    }
}
