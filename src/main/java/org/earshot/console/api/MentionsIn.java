package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * One new mention, or an array of up to 1,000.
 *
 * @param items in the order of the request
 */
record MentionsIn(@JsonValue List<MentionIn> items) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MentionsIn of(List<MentionIn> items) {
        return new MentionsIn(items);
    }
}
