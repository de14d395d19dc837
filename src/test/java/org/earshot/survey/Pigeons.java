package org.earshot.survey;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;

/** A platform of its own for these tests: carries letters, and takes none that ends with a full stop. */
final class Pigeons implements Replier {
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private boolean lame;

    @Override
    public String platform() {
        return "pigeon";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        return text.endsWith(".") ? Optional.of("pigeons dislike full stops") : Optional.empty();
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.length(), 400);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        if (lame) {
            return new Outcome.Refused("the pigeon is lame");
        }
        letters.add(reply.text());
        return new Outcome.Sent("letter-" + letters.size(), null);
    }

    /** From now on nothing arrives. */
    void lame() {
        lame = true;
    }

    List<String> letters() {
        return letters;
    }
}
