package org.earshot.console.pages;

import java.util.List;
import java.util.Locale;
import org.earshot.respond.BatchResult;
import org.earshot.respond.Case;
import org.springframework.stereotype.Component;

/** Puts what came of a deed on many cases into words. */
@Component
class BatchWording {
    private static final int MOST_LINES = 10;

    private final Wording wording;

    BatchWording(Wording wording) {
        this.wording = wording;
    }

    BatchView done(String deed, BatchResult result) {
        Long undo = result.done().isEmpty() ? null : result.id();
        return new BatchView(said("batch.done." + deed, result), refused(result), undo);
    }

    BatchView undone(BatchResult result) {
        return new BatchView(said("batch.undone", result), refused(result), null);
    }

    private String said(String key, BatchResult result) {
        String done = wording.say(key, result.done().size());
        return result.refused().isEmpty()
                ? done
                : done + " " + wording.say("batch.refused", result.refused().size());
    }

    private List<BatchView.Refused> refused(BatchResult result) {
        return result.refused().stream().limit(MOST_LINES).map(this::line).toList();
    }

    private BatchView.Refused line(BatchResult.Refusal no) {
        Case now = no.now();
        String word = no.why().name().toLowerCase(Locale.ROOT);
        String why = switch (no.why()) {
            case HELD -> wording.say("batch.why.held", String.valueOf(no.who()));
            case STATE ->
                wording.say(
                        "batch.why.state",
                        now == null
                                ? ""
                                : wording.say("state." + now.state().name().toLowerCase(Locale.ROOT)));
            case CHANGED ->
                no.who() == null ? wording.say("batch.why.changed-since") : wording.say("batch.why.changed", no.who());
            default -> wording.say("batch.why." + word);
        };
        return new BatchView.Refused(no.caseId(), now == null ? null : now.customer(), why);
    }
}
