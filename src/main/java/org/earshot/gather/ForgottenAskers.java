package org.earshot.gather;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.earshot.mention.Forgetting;
import org.earshot.mention.Purge;
import org.springframework.stereotype.Component;

/**
 * Lets the words of those go who asked a question and are forgotten: which words its askers share is found anew without them. What
 * nobody else ever asked goes as a whole when its asker is erased, for its middle is that person's text in numbers.
 */
@Component
class ForgottenAskers implements Forgetting, Purge {
    private static final int READ_FOR_WORDS = 40;
    private static final int MOST_READ = 200;

    private final AskedTable asked;
    private final QuestionTable questions;
    private final Asking asking;

    ForgottenAskers(AskedTable asked, QuestionTable questions, Asking asking) {
        this.asked = asked;
        this.questions = questions;
        this.asking = asking;
    }

    @Override
    public void purge(List<Long> mentions) {
        Set<Long> gone = new HashSet<>(mentions);
        for (long question : questions(mentions)) {
            List<Long> left = asked.mentions(question, MOST_READ).stream()
                    .filter(id -> !gone.contains(id))
                    .limit(READ_FOR_WORDS)
                    .toList();
            questions.words(question, SharedWords.of(asking.said(left)));
        }
    }

    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        Set<Long> gone = new HashSet<>(mentions);
        for (long question : questions(mentions)) {
            if (gone.containsAll(asked.standing(question))) {
                asked.delete(question);
                questions.delete(question);
            }
        }
    }

    private Set<Long> questions(List<Long> mentions) {
        return new HashSet<>(asked.questions(mentions).values());
    }
}
