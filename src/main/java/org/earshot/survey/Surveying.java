package org.earshot.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Visibility;
import org.earshot.respond.Case;
import org.earshot.respond.CaseChanged;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.earshot.respond.NotAllowed;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks about cases that were resolved some time ago, each at most once: the row of the survey, the reply in the outbox and the line in
 * the journal are written in one transaction, and the row's key is the case.
 */
@Component("surveying")
public class Surveying {
    /** A survey may be answered for so long. */
    static final Duration OPEN = Duration.ofDays(30);

    /** Cases that were resolved longer ago than this when surveys are switched on are not asked about any more. */
    static final Duration LATEST = Duration.ofDays(2);

    private static final int MOST = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Surveying.class);

    private final SurveyTable table;
    private final Cases cases;
    private final MentionTable mentions;
    private final ReadingTable readings;
    private final Live<BrandBook> brands;
    private final Live<SurveyPolicy> policy;
    private final List<SurveyObjection> objections;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String publicUrl;

    @SuppressWarnings("checkstyle:ParameterNumber")
    Surveying(
            SurveyTable table,
            Cases cases,
            MentionTable mentions,
            ReadingTable readings,
            Live<BrandBook> brands,
            Live<SurveyPolicy> policy,
            List<SurveyObjection> objections,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${earshot.public-url:}") String publicUrl) {
        this.table = table;
        this.cases = cases;
        this.mentions = mentions;
        this.readings = readings;
        this.brands = brands;
        this.policy = policy;
        this.objections = List.copyOf(objections);
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** Asks about what is due, up to 100 cases of each brand. */
    public void sendDue() {
        if (publicUrl.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        policy.get().brands().forEach((brand, asking) -> {
            Instant to = now.minus(asking.after());
            candidates(brand, to).forEach(candidate -> decide(candidate, asking, now));
        });
    }

    /** Those of a brand; none where the database is so busy that the next sweep had better ask. */
    private List<Candidate> candidates(String brand, Instant to) {
        try {
            return table.candidates(brand, to.minus(LATEST), to, MOST);
        } catch (ConcurrencyFailureException e) {
            return List.of();
        }
    }

    /**
     * Whoever else decides about the same case at this moment wins or loses as a whole. What failed because another sweep decides, or
     * because the case changes at this moment, is found by the next sweep if neither settled it.
     */
    private void decide(Candidate candidate, SurveyPolicy.Asking asking, Instant now) {
        try {
            consider(candidate, asking, now);
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            LOG.debug("Case {} is asked about, or not, by the next sweep", candidate.caseId(), e);
        }
    }

    private void consider(Candidate candidate, SurveyPolicy.Asking asking, Instant now) {
        Optional<Case> found = cases.find(candidate.caseId());
        if (found.isEmpty()) {
            return;
        }
        Case item = found.get();
        Survey survey = new Survey(item.id(), item.brand(), language(item), asking.nps(), now, now.plus(OPEN), null);
        if (spared(item, candidate, asking, now) || !asked(survey, candidate, asking)) {
            table.skipped(survey, candidate.customer());
        }
    }

    private boolean spared(Case item, Candidate candidate, SurveyPolicy.Asking asking, Instant now) {
        return !reachable(item, asking)
                || table.spared(candidate.customer(), now.minus(asking.apart()))
                || objections.stream().anyMatch(one -> one.against(item));
    }

    /** Only what nobody else reads is asked about, unless the admin says otherwise for a platform. */
    private boolean reachable(Case item, SurveyPolicy.Asking asking) {
        return asking.publicly().contains(item.platform())
                || mentions.ofCase(item.id()).stream()
                        .filter(said -> !said.post().details().ours())
                        .allMatch(said -> said.post().details().reply().visibility() == Visibility.DIRECT);
    }

    /**
     * False where the platform does not take the message. The case is taken first, as everybody takes it, so that no two wait for each
     * other.
     */
    private boolean asked(Survey survey, Candidate candidate, SurveyPolicy.Asking asking) {
        String token = SurveyToken.fresh();
        String name = brands.get().find(survey.brand()).map(Brand::name).orElse(survey.brand());
        String message = asking.message(survey.language(), publicUrl + "/s/" + token, name);
        try {
            transactions.executeWithoutResult(status -> {
                cases.survey(survey.caseId(), message);
                table.sent(survey, candidate.customer(), SurveyToken.hash(token));
            });
            events.publishEvent(new CaseChanged(survey.caseId()));
        } catch (NotAllowed no) {
            return cases.find(survey.caseId())
                    .filter(now -> now.state() == CaseState.RESOLVED)
                    .isEmpty();
        }
        return true;
    }

    private String language(Case item) {
        return readings.find(item.mainMention())
                .map(Reading::language)
                .filter(SurveyWords.LANGUAGES::contains)
                .or(() -> brands.get()
                        .find(item.brand())
                        .flatMap(brand -> SurveyWords.LANGUAGES.stream()
                                .filter(brand.languages()::contains)
                                .findFirst()))
                .orElse("en");
    }
}
