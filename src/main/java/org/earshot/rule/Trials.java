package org.earshot.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.admin.Rehearsal;
import org.earshot.configure.Home;
import org.earshot.configure.Live;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.earshot.configure.YamlFile;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionQuery;
import org.earshot.mention.MentionSearchTable;
import org.earshot.mention.SourceBook;
import org.earshot.triage.Background;
import org.earshot.triage.Backgrounds;
import org.earshot.triage.PolicyFile;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.springframework.stereotype.Service;

/** Plays a text of brands.yaml or triage.yaml on the newest mentions; changes nothing. */
@Service
public class Trials {
    private static final int MATCHED = 500;
    private static final int JUDGED = 4_000;
    private static final int BATCH = 200;

    private final RuleFiles files;
    private final Rehearsal rehearsal;
    private final MentionSearchTable mentions;
    private final ReadingTable readings;
    private final Backgrounds backgrounds;
    private final Live<SourceBook> sources;

    Trials(
            Home home,
            Secrets secrets,
            MentionSearchTable mentions,
            ReadingTable readings,
            Backgrounds backgrounds,
            Live<SourceBook> sources) {
        this.files = new RuleFiles(home);
        this.rehearsal = new Rehearsal(home, secrets);
        this.mentions = mentions;
        this.readings = readings;
        this.backgrounds = backgrounds;
        this.sources = sources;
    }

    /** What other brands would match; to be asked only of a text without problems. */
    public BrandTrial brands(String text) {
        BrandBook before = brandsOf(present(RuleFile.BRANDS));
        BrandBook after = brandsOf(text);
        List<Mention> newest = new ArrayList<>();
        Optional<MentionQuery.Place> place = Optional.empty();
        do {
            MentionSearchTable.Page page = page(place);
            newest.addAll(page.items());
            place = next(page);
        } while (place.isPresent() && newest.size() < MATCHED);
        return BrandTrial.of(newest.subList(0, Math.min(newest.size(), MATCHED)), before, after);
    }

    /** What another policy would decide; to be asked only of a text without problems. */
    public PolicyTrial policy(String text) {
        TriagePolicy before = policyOf(present(RuleFile.TRIAGE));
        TriagePolicy after = policyOf(text);
        PolicyTrial.Sum sum = new PolicyTrial.Sum();
        Optional<MentionQuery.Place> place = Optional.empty();
        int seen = 0;
        do {
            MentionSearchTable.Page page = page(place);
            judge(page.items(), before, after, sum);
            seen += page.items().size();
            place = next(page);
        } while (place.isPresent() && seen < JUDGED);
        return sum.trial();
    }

    private void judge(List<Mention> batch, TriagePolicy before, TriagePolicy after, PolicyTrial.Sum sum) {
        Triage triage = new Triage();
        List<Long> ids = batch.stream().map(Mention::id).toList();
        Map<Long, Reading> read = readings.findAll(ids);
        Map<Long, Background> known = backgrounds.known(ids);
        for (Mention mention : batch) {
            Reading stored = read.get(mention.id());
            if (stored != null && !mention.gone()) {
                Reading reading = sources.get().vouches(mention.source()) ? stored.vouched() : stored;
                Background background = known.getOrDefault(mention.id(), Background.NONE);
                sum.add(
                        mention,
                        triage.judge(mention, reading, before, background).urgency(),
                        triage.judge(mention, reading, after, background).urgency());
            }
        }
    }

    private MentionSearchTable.Page page(Optional<MentionQuery.Place> place) {
        return mentions.page(new MentionQuery(null, null, null, null, BATCH, place.orElse(null)));
    }

    private static Optional<MentionQuery.Place> next(MentionSearchTable.Page page) {
        return Optional.ofNullable(page.next()).flatMap(MentionQuery.Place::parse);
    }

    private String present(RuleFile file) {
        return files.read(file).map(RuleText::text).orElse("");
    }

    private BrandBook brandsOf(String text) {
        return rehearsal.brands(files.place(RuleFile.BRANDS), text);
    }

    private static TriagePolicy policyOf(String text) {
        Problems problems = new Problems();
        return YamlFile.parse(text, Path.of("policy"), problems)
                .map(root -> PolicyFile.read(root, problems))
                .filter(policy -> problems.none())
                .orElse(TriagePolicy.DEFAULT);
    }
}
