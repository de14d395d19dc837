package org.earshot.respond.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import org.earshot.fetch.Answer;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The channel that a source signs in.
 *
 * @param source names it
 * @param door asks as it
 * @param answers reads what YouTube says
 */
record Channel(Source source, YoutubeDoor door, CommentAnswers answers) {
    /**
     * What was found out.
     *
     * @param id the channel's, empty where it is not known
     */
    record Found(Standing standing, String id) {}

    /** Which channel is signed in, compared with the one that the source names; whichever it is where it names none. */
    Found ask() {
        Answer answer = door.get("channels?part=id%2Csnippet&mine=true");
        CommentAnswers.Read me = answers.read(answer);
        if (me instanceof CommentAnswers.Read.Not not) {
            return new Found(Standing.of(answer, not.outcome(), "youtube"), "");
        }
        JsonNode channel = ((CommentAnswers.Read.Body) me).json().path("items").path(0);
        String id = channel.path("id").asText("");
        return new Found(standing(id, channel.path("snippet").path("customUrl").asText(null)), id);
    }

    private Standing standing(String id, @Nullable String handle) {
        if (id.isEmpty()) {
            return new Standing.MayNot("whom source " + source.id()
                    + " signs in has no channel on youtube; make a refresh-token as the channel's owner");
        }
        boolean meant = source.parameter("account").isEmpty() || YoutubeDoor.names(source.parameters(), id, handle);
        return meant
                ? new Standing.May(Texts.cut(Texts.clean(handle == null ? id : handle), 100))
                : new Standing.MayNot("source " + source.id() + " answers as " + source.need("account")
                        + " but signs in the channel " + Texts.cut(Texts.clean(id), 100)
                        + "; make a refresh-token as " + source.need("account"));
    }
}
