package org.earshot.learn;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.admin.TestClock;
import org.earshot.configure.Home;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Lines;
import org.earshot.mention.MentionTable;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.mention.TestMentions;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Judgements;
import org.earshot.triage.LabelTable;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.earshot.understand.Reader;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.earshot.understand.Readings;
import org.earshot.understand.TinyHeads;
import org.jspecify.annotations.Nullable;

/** Everything that learns, on a test database and a folder of its own, with heads that know nothing yet. */
final class School {
    static final Brand ACME = new Brand(
            "acme", "Acme", List.of("acme"), List.of(), Set.of("en", "es"), OfficeHours.always(ZoneOffset.UTC));
    /** Rather low than urgent. */
    static final float[] CALM = {0.4f, 0, -0.2f, -0.2f};

    final Home home;
    final TestClock clock = new TestClock();
    final Lines lines;
    private final TestDatabase database;
    private final float[] levels;
    private TinyHeads.Pupil pupil;
    private Learning learning;

    School(TestDatabase database, Path folder, float... levels) {
        this.database = database;
        this.home = new Home(folder);
        this.lines = new Lines(database);
        this.levels = levels;
        this.pupil = pupil("1");
        this.learning = learning(pupil);
    }

    private TinyHeads.Pupil pupil(String version) {
        return TinyHeads.reader(home, new Live<>(new BrandBook(List.of(ACME))), version, levels);
    }

    /** As after a restart, perhaps with a newer release. */
    void restart(String version) {
        learning.stop();
        pupil = pupil(version);
        learning = learning(pupil);
    }

    private Learning learning(TinyHeads.Pupil pupil) {
        Source one = new Source("one", "test", "test-tag", "acme", Map.of("match", "all"));
        ReadingTable readings = Readings.of(database);
        MentionTable mentions = lines.mentions();
        LastWeek.Stored stored = new LastWeek.Stored(
                TestMentions.search(database),
                readings,
                Judgements.backgrounds(database),
                new Live<>(TriagePolicy.DEFAULT),
                new Live<>(new SourceBook(List.of(one))));
        return new Learning(
                new Corrections(Judgements.labels(database), mentions, readings, pupil.reader()),
                pupil.reader(),
                pupil.learned(),
                new Shelf(home),
                new LastWeek(stored, pupil.reader(), pupil.learned(), clock, Judgements.triage()),
                clock);
    }

    Learning learning() {
        return learning;
    }

    Reader reader() {
        return pupil.reader();
    }

    /** What would be read now. */
    Reading read(String text) {
        return reader().read(Lines.post(text), ACME);
    }

    /** Stores a mention with its reading. */
    long hear(String text) {
        long id = lines.hear(text);
        Reading reading = read(text);
        database.transactions().executeWithoutResult(status -> Readings.save(Readings.of(database), id, reading));
        return id;
    }

    /** Stores a mention and says how urgent it is. */
    long correct(String text, @Nullable Urgency urgency, @Nullable Boolean about) {
        long id = hear(text);
        Instant now = clock.instant();
        Judgements.labels(database).put(new LabelTable.Label(id, null, urgency, about, "ann", now));
        return id;
    }

    /** Fifteen grave texts and fifteen harmless ones, each in words of their own. */
    List<Long> correctThirty() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            ids.add(correct(grave(i), Urgency.CRITICAL, null));
            ids.add(correct(harmless(i), Urgency.LOW, null));
        }
        return ids;
    }

    static String grave(int i) {
        return "acme the violet lamp of my kettle is blinking again, it began on day " + i;
    }

    static String harmless(int i) {
        return "a nice morning at the counter of acme with friends and cake, visit " + i;
    }
}
