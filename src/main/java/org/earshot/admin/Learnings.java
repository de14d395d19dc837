package org.earshot.admin;

import java.util.Optional;
import org.earshot.learn.Learned;
import org.earshot.learn.Learning;
import org.springframework.stereotype.Service;

/** Lets people learn from corrections and take it back, and notes who did. */
@Service
public class Learnings {
    private final Learning learning;
    private final Audit audit;

    Learnings(Learning learning, Audit audit) {
        this.learning = learning;
        this.audit = audit;
    }

    /** Learns in somebody's name; with {@code dryRun} only says what would happen. */
    public Learned learn(String who, boolean dryRun) {
        return dryRun ? learning.learn(true) : noted(who, learning.learn(false));
    }

    /** Learns where there is anything new, unless an admin took the last learning back and has not learned again since. */
    Optional<Learned> learnAtNight() {
        return learning.standing().undone()
                ? Optional.empty()
                : Optional.of(noted("earshot", learning.learnWhatIsNew()));
    }

    private Learned noted(String who, Learned learned) {
        if (learned.version() != null) {
            audit.note(who, "learning.run", learned.says());
        }
        return learned;
    }

    /** Goes back to the version before the live one; empty where nothing learned is live. */
    public Optional<Learning.Undone> undo(String who) {
        Optional<Learning.Undone> undone = learning.undo();
        undone.ifPresent(done -> audit.note(
                who,
                "learning.undo",
                done.undone() + " to " + Optional.ofNullable(done.live()).orElse("the shipped heads")));
        return undone;
    }

    /** The versions, their figures, and which is live. */
    public Learning.Standing standing() {
        return learning.standing();
    }
}
