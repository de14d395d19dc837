package org.earshot.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.admit.SsoInForce;
import org.earshot.configure.Home;
import org.earshot.configure.Live;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.grant.GoodwillPolicy;
import org.earshot.mention.BrandBook;
import org.earshot.mention.SourceBook;
import org.earshot.notify.AlertRules;
import org.earshot.share.SharingRules;
import org.earshot.spend.PriceBook;
import org.earshot.survey.SurveyPolicy;
import org.earshot.triage.TriagePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes over edits of the admin's files while the daemon runs: all of them or, where one is wrong, none. */
@Component
@Profile("!tool")
public class Reloading {
    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

    private final Home home;
    private final ConfigurationReader reader;
    private final SourceRoutes routes;
    private final Live<Configured> configured;
    private final Live<BrandBook> brands;
    private final Live<SourceBook> sources;
    private final Live<TriagePolicy> policy;
    private final Live<AlertRules> alerts;
    private final Live<PriceBook> prices;
    private final Live<GoodwillPolicy> goodwill;
    private final Live<SurveyPolicy> surveys;
    private final Live<SharingRules> sharing;
    private final SsoInForce sso;
    private final Live<List<Problem>> problems;
    private final ApplicationEventPublisher events;
    private Map<Path, Integer> seen;
    private Map<Path, Integer> taken;

    @SuppressWarnings("checkstyle:ParameterNumber")
    Reloading(
            Home home,
            ConfigurationReader reader,
            SourceRoutes routes,
            Live<Configured> configured,
            Live<BrandBook> brands,
            Live<SourceBook> sources,
            Live<TriagePolicy> policy,
            Live<AlertRules> alerts,
            Live<PriceBook> prices,
            Live<GoodwillPolicy> goodwill,
            Live<SurveyPolicy> surveys,
            Live<SharingRules> sharing,
            SsoInForce sso,
            Live<List<Problem>> problems,
            ApplicationEventPublisher events) {
        this.events = events;
        this.home = home;
        this.reader = reader;
        this.routes = routes;
        this.configured = configured;
        this.brands = brands;
        this.sources = sources;
        this.policy = policy;
        this.alerts = alerts;
        this.prices = prices;
        this.goodwill = goodwill;
        this.surveys = surveys;
        this.sharing = sharing;
        this.sso = sso;
        this.problems = problems;
        this.seen = fingerprints();
        this.taken = seen;
        beside(configured.get());
    }

    /** What packages keep by themselves; it is theirs to start with nothing. */
    private void beside(Configured now) {
        goodwill.swap(now.goodwill());
        surveys.swap(now.surveys());
        sharing.swap(now.sharing());
        sso.take(now.sso());
    }

    /** Looks whether files changed since the last look; a change counts once the files stand still for one look. */
    public synchronized void look() {
        Map<Path, Integer> now = fingerprints();
        boolean still = now.equals(seen);
        seen = now;
        if (still && !now.equals(taken)) {
            taken = now;
            problems.swap(reload());
            events.publishEvent(new FilesLookedAt());
        }
    }

    /** Takes over what stands in the files at this moment; for whoever has just written one of them whole. */
    public synchronized List<Problem> now() {
        seen = fingerprints();
        taken = seen;
        List<Problem> found = reload();
        problems.swap(found);
        return found;
    }

    /** What is wrong with the files as they are; empty where they are live. */
    private List<Problem> reload() {
        Problems found = new Problems();
        Configured next = reader.read(found);
        if (!found.none()) {
            LOG.warn("The edited configuration is not taken over, all runs on as before:\n  {}", lines(found.all()));
            return found.all();
        }
        Optional<String> trouble = routes.swap(configured.get().sources(), next.sources());
        if (trouble.isPresent()) {
            LOG.warn("The edited sources are not taken over, all runs on as before: {}", trouble.get());
            return List.of(new Problem(Path.of("routes/sources"), 0, trouble.get(), "Undo the last edit"));
        }
        configured.swap(next);
        brands.swap(next.brands());
        sources.swap(next.sourceBook());
        policy.swap(next.policy());
        alerts.swap(next.alerts());
        prices.swap(next.prices());
        beside(next);
        LOG.info(
                "The edited configuration is live: {} brands, {} sources",
                next.brands().all().size(),
                next.sources().size());
        return List.of();
    }

    private static String lines(List<Problem> problems) {
        return String.join("\n  ", problems.stream().map(Problem::toString).toList());
    }

    private Map<Path, Integer> fingerprints() {
        Map<Path, Integer> fingerprints = new LinkedHashMap<>();
        for (Path file : files()) {
            try {
                fingerprints.put(file, Arrays.hashCode(Files.readAllBytes(file)));
            } catch (IOException e) {
                fingerprints.put(file, -1);
            }
        }
        return fingerprints;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>(SourcesFolder.files(home));
        if (Files.isDirectory(home.config())) {
            try (Stream<Path> found = Files.list(home.config())) {
                found.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + home.config() + " cannot be read", e);
            }
        }
        return files;
    }
}
