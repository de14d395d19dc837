package org.earshot.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.earshot.mention.Texts;
import org.earshot.respond.CaseChanged;
import org.earshot.respond.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what customers say. Nobody learns more from a wrong link than that it does not work. */
@Service
public class Surveys {
    /** An answer may be changed for so long. */
    static final Duration SECOND_THOUGHTS = Duration.ofHours(1);

    private static final int LONGEST_COMMENT = 2_000;
    private static final int BEST_CSAT = 5;
    private static final int BEST_NPS = 10;

    private final SurveyTable table;
    private final Cases cases;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Surveys(
            SurveyTable table,
            Cases cases,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.cases = cases;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** The survey of a link, where it may be answered or its answer changed; empty for any other text. */
    public Optional<Survey> open(String token) {
        Instant now = clock.instant();
        return table.byToken(SurveyToken.hash(token)).filter(survey -> open(survey, now));
    }

    private static boolean open(Survey survey, Instant now) {
        Survey.Answer answer = survey.answer();
        return survey.expiresAt().isAfter(now) && (answer == null || answer.at().isAfter(now.minus(SECOND_THOUGHTS)));
    }

    /**
     * Takes an answer, or another one within the hour.
     *
     * @param nps null where the customer does not say
     * @param comment cut after 2,000 characters
     * @return false where the link does not work, or the numbers are none that can be chosen
     */
    public boolean answer(String token, int csat, @Nullable Integer nps, String comment) {
        boolean chosen = csat >= 1 && csat <= BEST_CSAT && (nps == null || (nps >= 0 && nps <= BEST_NPS));
        Optional<Survey> found = open(token);
        if (!chosen || found.isEmpty()) {
            return false;
        }
        Survey survey = found.get();
        Instant now = clock.instant();
        String words = Texts.cut(Texts.clean(Texts.cut(comment, 4 * LONGEST_COMMENT)), LONGEST_COMMENT);
        Survey.Answer answer = new Survey.Answer(csat, survey.nps() ? nps : null, words.isEmpty() ? null : words, now);
        boolean taken = Objects.requireNonNull(transactions.execute(status -> {
            boolean written = table.answer(SurveyToken.hash(token), answer, now.minus(SECOND_THOUGHTS));
            if (written) {
                cases.record(survey.caseId(), "customer", "survey answered", said(answer));
            }
            return written;
        }));
        if (taken) {
            events.publishEvent(new CaseChanged(survey.caseId()));
        }
        return taken;
    }

    private static String said(Survey.Answer answer) {
        return answer.csat() + "/5" + (answer.nps() == null ? "" : ", " + answer.nps() + "/10");
    }

    /**
     * Never asks the customer of a link again; also where it is too late to answer.
     *
     * @return false where there is no such link
     */
    public boolean stop(String token) {
        String hash = SurveyToken.hash(token);
        if (table.byToken(hash).isEmpty()) {
            return false;
        }
        try {
            transactions.executeWithoutResult(status -> table.stop(hash, clock.instant()));
        } catch (DuplicateKeyException e) {
            return true; // the button was pressed twice at once
        }
        return true;
    }

    /** The survey of a case, where one was sent. */
    public Optional<Survey> ofCase(long caseId) {
        return table.ofCase(caseId);
    }
}
