package org.earshot.rule;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earshot.admin.Audit;
import org.earshot.admin.Difference;
import org.earshot.admin.Rehearsal;
import org.earshot.admin.Reloading;
import org.earshot.configure.Home;
import org.earshot.configure.Problem;
import org.earshot.configure.Secrets;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Changes the files of config/ for admins, keeps every version, and puts what was written into effect at once. */
@Service
public class RuleEditing {
    /** Longest text of a file, in UTF-16 units. */
    public static final int LONGEST = 500_000;

    private static final int LONGEST_NOTE = 500;

    private final RuleFiles files;
    private final RuleVersions versions;
    private final Rehearsal rehearsal;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;
    private final BrandUse use;
    private final ObjectProvider<Reloading> reloading;

    @SuppressWarnings("checkstyle:ParameterNumber")
    RuleEditing(
            Home home,
            Secrets secrets,
            Clock clock,
            Audit audit,
            RuleVersions versions,
            BrandUse use,
            ObjectProvider<Reloading> reloading) {
        this.use = use;
        this.files = new RuleFiles(home);
        this.rehearsal = new Rehearsal(home, secrets);
        this.secrets = secrets;
        this.clock = clock;
        this.audit = audit;
        this.versions = versions;
        this.reloading = reloading;
    }

    /** The file as it is now. */
    public Present present(RuleFile file) {
        versions.notice(file);
        Optional<RuleText> held = files.read(file);
        if (held.isEmpty()) {
            String why = file.said() + " cannot be read: " + files.whyUnreadable(file);
            return new Present(file, "", "", why, versions.newest(file));
        }
        String text = Concealed.coverRoughly(file, held.get().text());
        String locked = files.locked(file).orElse(null);
        return new Present(file, text, held.get().fingerprint(), locked, versions.newest(file));
    }

    /** True where the environment has a value for a secret of this name now. */
    public boolean isSet(String variable) {
        return variable.matches("[A-Za-z_][A-Za-z0-9_]*") && secrets.knows(variable);
    }

    /** Of what was typed for a key, line by line, only that which may be shown: no secret, but the mark of one that stays. */
    public String openPart(String key, String typed) {
        boolean secret = Concealed.isSecret(key);
        return typed.lines()
                .filter(line -> !secret || line.strip().equals(Concealed.MASK) || Concealed.isOpen(key, line.strip()))
                .collect(Collectors.joining("\n"));
    }

    /** What a text would change, and what is wrong with it; writes nothing. */
    public Preview preview(RuleFile file, String typed) {
        Optional<RuleText> held = files.read(file);
        if (held.isEmpty()) {
            return new Preview("", new Difference(List.of()), List.of(unreadable(file)));
        }
        return new Preview(
                held.get().fingerprint(),
                difference(held.get(), typed),
                checked(held.get(), typed).problems());
    }

    /** The text without what a browser does to it, as it would be written; its secrets are covered. */
    public String shown(RuleFile file, String typed) {
        return Concealed.coverRoughly(file, RuleText.plain(typed));
    }

    /** What a text from an editor would be in the file: with its line ends and its byte order mark. */
    public String dressed(RuleFile file, String typed) {
        return files.read(file)
                .map(held -> {
                    String covered = Concealed.cover(file, held.text()).orElse(held.text());
                    return new RuleText(file, held.place(), covered, held.there()).dressed(typed);
                })
                .orElse(typed);
    }

    /**
     * Writes a file whole.
     *
     * @param typed what it is to say; covered secrets stay as they are in the file
     * @param fingerprint that of the file when it was read; null to write whatever stands there now
     */
    public RuleEdit save(RuleFile file, String typed, @Nullable String fingerprint, By by) {
        return write(file, typed, fingerprint, new Deed(by, RuleVersion.Deed.SAVED, null));
    }

    /** Makes what a version said the newest one again; nothing where there is no such version. */
    public Optional<RuleEdit> restore(RuleFile file, int number, @Nullable String fingerprint, By by) {
        return versions.find(file, number)
                .map(old -> write(file, old.text(), fingerprint, new Deed(by, RuleVersion.Deed.RESTORED, number)));
    }

    private synchronized RuleEdit write(RuleFile file, String typed, @Nullable String fingerprint, Deed deed) {
        versions.notice(file);
        Optional<RuleText> held = files.read(file);
        if (held.isEmpty()) {
            return new RuleEdit.Faulty(List.of(unreadable(file)));
        }
        RuleText before = held.get();
        if (fingerprint != null && !fingerprint.equals(before.fingerprint())) {
            return new RuleEdit.Overtaken(before.fingerprint(), difference(before, typed));
        }
        Concealed.Uncovered wanted = checked(before, typed);
        if (!wanted.problems().isEmpty()) {
            return new RuleEdit.Faulty(wanted.problems());
        }
        if (before.there() && wanted.text().equals(before.text())) {
            return new RuleEdit.Same(
                    versions.newest(file).map(RuleVersion::number).orElse(0));
        }
        RuleVersion version = versions.begin(version(file, wanted.text(), deed));
        Optional<String> trouble = files.write(before, wanted.text());
        if (trouble.isPresent()) {
            versions.forget(version);
            return new RuleEdit.Refused(trouble.get());
        }
        versions.settle(version);
        audit.note(deed.by().who(), version.auditDeed(), version.auditWords());
        return done(version);
    }

    private RuleEdit done(RuleVersion version) {
        Reloading reload = reloading.getIfAvailable();
        List<Problem> problems = reload == null ? List.of() : reload.now();
        return new RuleEdit.Done(
                version.number(),
                reload != null && problems.isEmpty(),
                problems.stream().map(Problem::toString).toList());
    }

    private RuleVersion version(RuleFile file, String text, Deed deed) {
        String note = Texts.cut(Texts.clean(deed.by().note()).strip(), LONGEST_NOTE);
        return new RuleVersion(
                file,
                0,
                RuleText.hash(text),
                deed.by().who(),
                clock.instant(),
                deed.deed(),
                deed.source(),
                note.isEmpty() ? null : note,
                Concealed.cover(file, text).orElseThrow());
    }

    private Concealed.Uncovered checked(RuleText present, String typed) {
        Path said = Path.of(present.file().said());
        if (typed.length() > LONGEST) {
            Problem problem = new Problem(said, 0, "The text is too long", "Use at most " + LONGEST + " characters");
            return new Concealed.Uncovered(typed, List.of(problem));
        }
        Concealed.Uncovered wanted = Concealed.uncover(present, typed);
        List<Problem> problems = new ArrayList<>(wanted.problems());
        if (problems.isEmpty()) {
            problems.addAll(rehearsal.problems(present.place(), wanted.text()));
        }
        if (problems.isEmpty() && present.file() == RuleFile.BRANDS) {
            problems.addAll(use.problems(
                    rehearsal.brands(present.place(), present.text()),
                    rehearsal.brands(present.place(), wanted.text())));
        }
        return new Concealed.Uncovered(wanted.text(), problems);
    }

    private static Difference difference(RuleText before, String typed) {
        RuleFile file = before.file();
        return Difference.between(Concealed.coverRoughly(file, before.text()), Concealed.coverRoughly(file, typed));
    }

    private Problem unreadable(RuleFile file) {
        return new Problem(
                Path.of(file.said()),
                0,
                "The file cannot be read: " + files.whyUnreadable(file),
                "Check its permissions and its encoding");
    }

    private record Deed(
            By by, RuleVersion.Deed deed, @Nullable Integer source) {}

    /**
     * Who changes something.
     *
     * @param who the admin's name
     * @param note why, in their words; empty for nothing
     */
    public record By(String who, String note) {}

    /**
     * A file as it is.
     *
     * @param file which
     * @param text what it says, without secrets
     * @param fingerprint of the file
     * @param locked why the console cannot write it, a sentence without a full stop; null where nothing is known to keep it from that
     * @param version the newest one
     */
    public record Present(
            RuleFile file,
            String text,
            String fingerprint,
            @Nullable String locked,
            Optional<RuleVersion> version) {
        /** As an editor shows it. */
        public String plain() {
            return RuleText.plain(text);
        }
    }

    /**
     * What would change.
     *
     * @param fingerprint of the file as it is
     * @param difference line by line, without secrets
     * @param problems what keeps it from being written
     */
    public record Preview(String fingerprint, Difference difference, List<Problem> problems) {
        /** Copies the problems. */
        public Preview {
            problems = List.copyOf(problems);
        }
    }
}
