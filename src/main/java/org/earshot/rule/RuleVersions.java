package org.earshot.rule;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.admin.Audit;
import org.earshot.admin.Difference;
import org.earshot.configure.Home;
import org.springframework.stereotype.Service;

/** Keeps every version of the files, those too that came about outside the console. */
@Service
public class RuleVersions {
    private static final int TRIES = 5;

    /** Another daemon on the same database may be writing its file just now. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final RuleFiles files;
    private final RuleVersionTable table;
    private final Audit audit;
    private final Clock clock;
    private final Map<RuleFile, String> seen = new EnumMap<>(RuleFile.class);

    RuleVersions(Home home, RuleVersionTable table, Audit audit, Clock clock) {
        this.files = new RuleFiles(home);
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    /** Versions of a file, newest first, with numbers below one. */
    public List<RuleVersion> list(RuleFile file, int below, int most) {
        return table.versions(file, below, most);
    }

    /** A version. */
    public Optional<RuleVersion> find(RuleFile file, int number) {
        return table.find(file, number);
    }

    /** The newest version. */
    public Optional<RuleVersion> newest(RuleFile file) {
        return table.newest(file);
    }

    /** What a version changed in the one before it. */
    public Difference difference(RuleVersion version) {
        String before = table.versions(version.file(), version.number(), 1).stream()
                .findFirst()
                .map(RuleVersion::text)
                .orElse("");
        return Difference.between(before, version.text());
    }

    /** Settles what an end of the daemon left between a file and the table, and takes note of what was changed meanwhile. */
    public synchronized void open() {
        for (RuleFile file : RuleFile.values()) {
            String hash = files.read(file).map(RuleText::fingerprint).orElse("");
            for (RuleVersion version : table.unsettled(file)) {
                boolean written = version.hash().equals(hash)
                        && !table.newest(file).map(RuleVersion::hash).orElse("").equals(hash);
                if (written) {
                    settle(version);
                    audit.note(version.who(), version.auditDeed(), version.auditWords());
                } else if (version.at().isBefore(clock.instant().minus(UNDER_WAY))) {
                    table.forget(version);
                }
            }
            notice(file);
        }
    }

    /** Takes note of a change that was made outside the console; of a file that is no YAML once it is mended. */
    public synchronized void notice(RuleFile file) {
        Optional<RuleText> held = files.read(file).filter(text -> text.there() || seen.containsKey(file));
        if (held.isEmpty() || held.get().fingerprint().equals(seen.get(file))) {
            return;
        }
        String hash = held.get().fingerprint();
        Optional<String> text = Concealed.cover(file, held.get().text());
        Optional<RuleVersion> newest = table.newest(file);
        boolean beingWritten = table.unsettled(file).stream()
                .anyMatch(version -> version.hash().equals(hash));
        if (text.isEmpty() || beingWritten) {
            return;
        }
        if (!newest.map(RuleVersion::hash).orElse("").equals(hash)) {
            RuleVersion.Deed deed = newest.isEmpty() ? RuleVersion.Deed.FOUND : RuleVersion.Deed.DISK;
            RuleVersion version =
                    new RuleVersion(file, 0, hash, RuleVersion.NOBODY, clock.instant(), deed, null, null, text.get());
            insert(version, true)
                    .filter(one -> deed == RuleVersion.Deed.DISK)
                    .ifPresent(one -> audit.note(one.who(), one.auditDeed(), one.auditWords()));
        }
        seen.put(file, hash);
    }

    /** Writes a version down before its file is written. */
    synchronized RuleVersion begin(RuleVersion version) {
        return insert(version, false)
                .orElseThrow(() -> new IllegalStateException(
                        "no number is free for " + version.file().said()));
    }

    /** The file says it now. */
    synchronized void settle(RuleVersion version) {
        table.settle(version);
        seen.put(version.file(), version.hash());
    }

    /** The file could not be written. */
    synchronized void forget(RuleVersion version) {
        table.forget(version);
    }

    /** Nothing where another daemon has noted the same. */
    private Optional<RuleVersion> insert(RuleVersion version, boolean settled) {
        for (int i = 0; i < TRIES; i++) {
            RuleVersion numbered = version.numbered(table.nextNumber(version.file()));
            if (table.insert(numbered, settled)) {
                return Optional.of(numbered);
            }
            boolean same = table.newest(version.file())
                    .filter(other -> other.hash().equals(version.hash()))
                    .isPresent();
            if (settled && same) {
                return Optional.empty();
            }
        }
        throw new IllegalStateException(
                "no number is free for " + version.file().said());
    }
}
