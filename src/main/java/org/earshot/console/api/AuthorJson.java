package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.earshot.mention.Author;
import org.jspecify.annotations.Nullable;

/**
 * Who said it, in requests and answers.
 *
 * @param handle the account's name
 * @param name the name shown
 * @param followers how many follow the account
 */
@Schema(name = "Author")
record AuthorJson(
        @Nullable String handle,
        @Nullable String name,
        @Nullable Long followers) {
    static AuthorJson of(Author author) {
        return new AuthorJson(author.handle(), author.name(), author.followers());
    }

    Author author(String place) {
        if (followers != null && followers < 0) {
            throw Refusals.badRequest(place + ".followers is not a number of people");
        }
        return new Author(null, Asked.text(handle, place + ".handle", 250), Asked.text(name), followers);
    }
}
