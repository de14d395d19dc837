package org.earshot.admin;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.configure.Home;
import org.earshot.configure.Problem;
import org.earshot.configure.Secrets;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Adds, changes and removes sources in their files for the console, and puts what was written into effect at once. */
@Service
public class SourceEditing {
    private final Secrets secrets;
    private final SourceFiles files;
    private final SourceDrafting drafting;
    private final Audit audit;
    private final ObjectProvider<Reloading> reloading;
    private final ObjectProvider<DryRuns> dryRuns;

    @SuppressWarnings("checkstyle:ParameterNumber")
    SourceEditing(
            Home home,
            Secrets secrets,
            Clock clock,
            Audit audit,
            ObjectProvider<Reloading> reloading,
            ObjectProvider<DryRuns> dryRuns) {
        this.secrets = secrets;
        this.files = new SourceFiles(home, clock);
        this.drafting = new SourceDrafting(home, new ConfigurationReader(home, secrets), files);
        this.audit = audit;
        this.reloading = reloading;
        this.dryRuns = dryRuns;
    }

    /** Every kind of source that there can be. */
    public List<Template> templates() {
        return List.copyOf(drafting.templates().values());
    }

    /** True where the environment has a value for a secret of this name now. */
    public boolean isSet(String variable) {
        return variable.matches("[A-Za-z_][A-Za-z0-9_]*") && secrets.knows(variable);
    }

    /** What the files say of a source. */
    public Optional<SourceDefinition> find(String id) {
        Map<String, Template> templates = drafting.templates();
        return files.holding(id).map(held -> {
            SourceEntry entry = held.content().flatMap(text -> text.entry(id)).orElseThrow();
            Map<String, String> values = new LinkedHashMap<>();
            Set<String> inFile = new LinkedHashSet<>();
            for (SourceEntry.Given given : entry.given()) {
                if (SourceDrafting.hidden(templates, entry.template(), given)) {
                    inFile.add(given.name());
                } else {
                    values.put(given.name(), given.value());
                }
            }
            return new SourceDefinition(id, entry.template(), files.say(held), held.fingerprint(), values, inFile);
        });
    }

    /** The fingerprint of the file that new sources go to. */
    public String ownFingerprint() {
        return files.own().map(SourceFiles.Held::fingerprint).orElse("");
    }

    /**
     * What a wish would change, and what is wrong with it; writes nothing.
     *
     * @param adding true where there must be no such source yet
     */
    public Preview preview(SourceWish wish, boolean adding) {
        return preview(drafting.draft(wish, adding));
    }

    /** What removing a source would change; nothing where there is no such source. */
    public Optional<Preview> previewRemoval(String id) {
        return drafting.without(id).map(this::preview);
    }

    private Preview preview(SourceDraft draft) {
        SourceFiles.Held held = draft.held();
        return new Preview(
                held == null ? "" : files.say(held),
                held == null ? "" : held.fingerprint(),
                draft.difference(),
                draft.faults());
    }

    /** Plays what the wish would come to if it were polled now; nothing where it has faults. */
    public Optional<DryRuns.DryRun> tryOut(SourceWish wish, boolean adding) {
        SourceDraft draft = drafting.draft(wish, adding);
        Source source = draft.source();
        return draft.faults().isEmpty() && source != null
                ? Optional.ofNullable(dryRuns.getIfAvailable()).map(runs -> runs.of(source))
                : Optional.empty();
    }

    /**
     * Writes a source into its file.
     *
     * @param adding true where there must be no such source yet
     * @param fingerprint that of the file when it was read; null to write whatever stands there now
     * @param who the admin
     */
    public synchronized SourceEdit save(SourceWish wish, boolean adding, @Nullable String fingerprint, String who) {
        SourceDraft draft = drafting.draft(wish, adding);
        if (!draft.faults().isEmpty()) {
            return new SourceEdit.Faulty(draft.faults());
        }
        String deed = draft.fresh() ? "source.add" : "source.edit";
        return write(draft, fingerprint, new Note(who, deed, wish.id() + " (" + wish.template() + ")"));
    }

    /** Takes a source out of its file; the parameters are those of {@link #save}. */
    public synchronized SourceEdit remove(String id, @Nullable String fingerprint, String who) {
        Optional<SourceDraft> draft = drafting.without(id);
        if (draft.isEmpty()) {
            return new SourceEdit.Missing();
        }
        if (!draft.get().faults().isEmpty()) {
            return new SourceEdit.Faulty(draft.get().faults());
        }
        return write(draft.get(), fingerprint, new Note(who, "source.remove", id));
    }

    private SourceEdit write(SourceDraft draft, @Nullable String fingerprint, Note note) {
        SourceFiles.Held held = draft.held();
        String next = draft.next();
        if (held == null || next == null) {
            throw new IllegalStateException(note.deed() + " " + note.what() + " has no file to be written to");
        }
        if (fingerprint != null && !fingerprint.equals(held.fingerprint())) {
            return new SourceEdit.Overtaken(held.fingerprint(), draft.difference());
        }
        if (!next.equals(held.text())) {
            Optional<String> trouble = files.write(held, next);
            if (trouble.isPresent()) {
                return new SourceEdit.Refused(trouble.get());
            }
            audit.note(note.who(), note.deed(), note.what() + " in " + files.say(held));
        }
        Reloading reload = reloading.getIfAvailable();
        List<Problem> problems = reload == null ? List.of() : reload.now();
        return new SourceEdit.Done(
                files.say(held),
                reload != null && problems.isEmpty(),
                problems.stream().map(Problem::toString).toList());
    }

    private record Note(String who, String deed, String what) {}

    /**
     * What would change.
     *
     * @param file which file, relative to the home folder; empty where none could be found
     * @param fingerprint of that file as it is
     * @param difference line by line, without secrets
     * @param faults what keeps it from being written
     */
    public record Preview(String file, String fingerprint, Difference difference, List<SourceFault> faults) {
        /** Copies the faults. */
        public Preview {
            faults = List.copyOf(faults);
        }
    }
}
