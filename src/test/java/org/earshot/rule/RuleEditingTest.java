package org.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.earshot.admin.Audit;
import org.earshot.configure.Problem;
import org.earshot.rule.RuleEditing.By;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleEditingTest {
    private static final By ADA = new By("ada", "for the season");
    private static final String BRANDS =
            "# ours\nbrands:\n  - id: acme # the bank\n    name: Acme Bank\n    terms: [acme bank]\n";
    private static final String ALERTS = """
            recipients:
              care: { email: [care@acme.example], webhook: "https://hooks.example/T0/unspoken", secret: whsec_dW5zcG9rZW4= }
            rules:
              - when: { brand: acme }
                notify: [care]
            """;

    @TempDir
    private Path home;

    private RuleHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new RuleHouse(home, TestDatabase.derby());
        house.write(RuleFile.BRANDS, BRANDS);
        house.versions().open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatIsSavedStandsInTheFileInTheVersionsAndInTheAudit() throws IOException {
        String wanted = BRANDS.replace("Acme Bank", "Acme");

        RuleEdit edit = house.editing().save(RuleFile.BRANDS, wanted, fingerprint(RuleFile.BRANDS), ADA);

        assertThat(edit).isEqualTo(new RuleEdit.Done(2, false, List.of()));
        assertThat(house.text(RuleFile.BRANDS)).isEqualTo(wanted);
        assertThat(house.versions().list(RuleFile.BRANDS, 99, 9))
                .extracting(RuleVersion::deed)
                .containsExactly(RuleVersion.Deed.SAVED, RuleVersion.Deed.FOUND);
        assertThat(house.versions().newest(RuleFile.BRANDS))
                .map(RuleVersion::note)
                .contains("for the season");
        assertThat(house.audit().newest(1))
                .extracting(Audit.Entry::who, Audit.Entry::deed, Audit.Entry::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ada", "rule.saved", "brands 2: for the season"));
        assertThat(house.editing().save(RuleFile.BRANDS, wanted, null, ADA)).isEqualTo(new RuleEdit.Same(2));
    }

    @Test
    void whatIsWrongIsSaidWithItsLineAndNothingChanges() throws IOException {
        RuleEdit edit = house.editing()
                .save(
                        RuleFile.BRANDS,
                        BRANDS.replace("name:", "nmae:").replace("terms: [acme bank]", "terms: []"),
                        null,
                        ADA);

        assertThat(edit)
                .asInstanceOf(type(RuleEdit.Faulty.class))
                .satisfies(faulty -> assertThat(faulty.problems())
                        .extracting(Problem::line, Problem::what)
                        .contains(org.assertj.core.groups.Tuple.tuple(4, "The key 'nmae' is not known here")));
        assertThat(house.text(RuleFile.BRANDS)).isEqualTo(BRANDS);
        assertThat(house.versions().list(RuleFile.BRANDS, 99, 9)).hasSize(1);
    }

    @Test
    void aBrandThatAnotherFileNeedsIsNotTakenAway() throws IOException {
        house.write(
                RuleFile.ALERTS,
                "recipients:\n  a: { email: [a@b.example] }\nrules:\n"
                        + "  - when: { brand: acme }\n    notify: [a]\n");

        RuleEdit edit = house.editing().save(RuleFile.BRANDS, BRANDS.replace("id: acme", "id: zen"), null, ADA);

        assertThat(edit)
                .asInstanceOf(type(RuleEdit.Faulty.class))
                .satisfies(faulty -> assertThat(faulty.problems())
                        .extracting(Problem::what)
                        .containsExactly("There is no brand 'acme'"));
    }

    @Test
    void ofTwoAdminsAtOnceOneWritesAndTheOthersSeeTheDifference() throws Exception {
        String fingerprint = fingerprint(RuleFile.BRANDS);
        ExecutorService admins = Executors.newFixedThreadPool(8);
        try {
            List<Future<RuleEdit>> edits = admins.invokeAll(IntStream.range(0, 8)
                    .<Callable<RuleEdit>>mapToObj(i -> () -> house.editing()
                            .save(RuleFile.BRANDS, BRANDS.replace("Acme Bank", "Acme " + i), fingerprint, ADA))
                    .toList());
            int done = 0;
            for (Future<RuleEdit> edit : edits) {
                if (edit.get() instanceof RuleEdit.Done) {
                    done++;
                } else {
                    assertThat(edit.get())
                            .asInstanceOf(type(RuleEdit.Overtaken.class))
                            .satisfies(late ->
                                    assertThat(late.difference().lines()).isNotEmpty());
                }
            }
            assertThat(done).isEqualTo(1);
        } finally {
            admins.shutdownNow();
        }
        assertThat(house.versions().list(RuleFile.BRANDS, 99, 9)).hasSize(2);
    }

    @Test
    void whatWasChangedOutsideTheConsoleIsAVersionToo() throws IOException {
        house.write(RuleFile.BRANDS, BRANDS + "# by hand\n");

        assertThat(house.editing().present(RuleFile.BRANDS).version())
                .map(RuleVersion::deed)
                .contains(RuleVersion.Deed.DISK);
        assertThat(house.audit().newest(1)).extracting(Audit.Entry::who).containsExactly("earshot");
        assertThat(house.versions()
                        .difference(house.versions().newest(RuleFile.BRANDS).orElseThrow())
                        .text())
                .contains("+# by hand");
    }

    @Test
    void rollingBackIsANewVersionWithTheOldText() throws IOException {
        house.editing().save(RuleFile.BRANDS, BRANDS.replace("Acme Bank", "Acme"), null, ADA);

        Optional<RuleEdit> edit =
                house.editing().restore(RuleFile.BRANDS, 1, fingerprint(RuleFile.BRANDS), new By("sue", ""));

        assertThat(edit).contains(new RuleEdit.Done(3, false, List.of()));
        assertThat(house.text(RuleFile.BRANDS)).isEqualTo(BRANDS);
        assertThat(house.audit().newest(1)).extracting(Audit.Entry::what).containsExactly("brands 3 (version 1 again)");
        assertThat(house.editing().restore(RuleFile.BRANDS, 9, null, ADA)).isEmpty();
    }

    @Test
    void aSecretOfTheFileIsNeitherShownNorKeptAndStaysWhereItIs() throws IOException {
        house.write(RuleFile.ALERTS, ALERTS);
        String shown = house.editing().present(RuleFile.ALERTS).text();
        assertThat(shown).doesNotContain("unspoken", "whsec_").contains("webhook: (secret), secret: (secret)");

        RuleEdit edit = house.editing().save(RuleFile.ALERTS, shown.replace("care@", "team@"), null, ADA);

        assertThat(edit).isInstanceOf(RuleEdit.Done.class);
        assertThat(house.text(RuleFile.ALERTS)).isEqualTo(ALERTS.replace("care@", "team@"));
        assertThat(house.versions().list(RuleFile.ALERTS, 99, 9))
                .allSatisfy(version -> assertThat(version.text()).doesNotContain("unspoken", "whsec_"));
        house.editing().restore(RuleFile.ALERTS, 1, null, ADA);
        assertThat(house.text(RuleFile.ALERTS)).isEqualTo(ALERTS);
    }

    @Test
    void aSecretIsNotTypedInButNamed() throws IOException {
        house.write(RuleFile.ALERTS, ALERTS);
        String named = ALERTS.replace("\"https://hooks.example/T0/unspoken\"", "\"${HOOK_URL}\"")
                .replace("whsec_dW5zcG9rZW4=", "\"${HOOK_KEY}\"");

        RuleEdit literal =
                house.editing().save(RuleFile.ALERTS, named.replace("\"${HOOK_KEY}\"", "hunter2"), null, ADA);
        RuleEdit unset = house.editing().save(RuleFile.ALERTS, named.replace("HOOK_KEY", "NO_KEY"), null, ADA);

        assertThat(literal.toString()).contains("A secret is not written here").doesNotContain("hunter2");
        assertThat(unset.toString()).contains("The environment variable NO_KEY is not set");
        assertThat(house.editing().save(RuleFile.ALERTS, named, null, ADA)).isInstanceOf(RuleEdit.Done.class);
        assertThat(house.text(RuleFile.ALERTS)).isEqualTo(named);
    }

    @Test
    void anEndOfTheDaemonBetweenTableAndFileLeavesBothSayingTheSame() throws IOException {
        String wanted = BRANDS.replace("Acme Bank", "Acme");
        RuleVersion written = house.versions().begin(version(wanted));
        house.write(RuleFile.BRANDS, wanted);
        house.versions().open();
        assertThat(house.versions().newest(RuleFile.BRANDS)).contains(written);

        RuleVersion lost = house.versions().begin(version(BRANDS + "# never\n"));
        house.clock.move(java.time.Duration.ofMinutes(2));
        house.versions().open();
        assertThat(house.versions().newest(RuleFile.BRANDS)).contains(written);
        assertThat(house.table().unsettled(RuleFile.BRANDS)).isEmpty();
        assertThat(lost.number()).isEqualTo(3);
    }

    @Test
    void aFileThatCannotBeWrittenStaysAndItIsSaidWhy() throws IOException {
        Path draft = Files.createDirectories(home.resolve("config/.brands.yaml.new/in the way"));
        String wanted = BRANDS.replace("Acme Bank", "Acme");

        assertThat(house.editing().save(RuleFile.BRANDS, wanted, null, ADA))
                .asInstanceOf(type(RuleEdit.Refused.class))
                .satisfies(refused -> assertThat(refused.why()).startsWith("config/brands.yaml cannot be written: "));
        assertThat(house.versions().list(RuleFile.BRANDS, 99, 9)).hasSize(1);
        Files.delete(draft);
        Files.delete(draft.getParent());
        Path elsewhere = Files.move(home.resolve("config/brands.yaml"), home.resolve("real.yaml"));
        Files.createSymbolicLink(home.resolve("config/brands.yaml"), elsewhere);
        assertThat(house.editing().present(RuleFile.BRANDS).locked()).contains("is a link");
        assertThat(house.editing().save(RuleFile.BRANDS, wanted, null, ADA)).isInstanceOf(RuleEdit.Refused.class);
        assertThat(house.text(RuleFile.BRANDS)).isEqualTo(BRANDS);
    }

    @Test
    void lineEndsAndAByteOrderMarkOutliveABrowser() throws IOException {
        String odd = "\uFEFF" + BRANDS.replace("\n", "\r\n");
        house.write(RuleFile.BRANDS, odd);
        String typed = house.editing().present(RuleFile.BRANDS).plain().replace("Acme Bank", "Acme");

        house.editing().save(RuleFile.BRANDS, house.editing().dressed(RuleFile.BRANDS, typed), null, ADA);

        assertThat(house.text(RuleFile.BRANDS)).isEqualTo(odd.replace("Acme Bank", "Acme"));
    }

    private RuleVersion version(String text) {
        return new RuleVersion(
                RuleFile.BRANDS,
                0,
                RuleText.hash(text),
                "ada",
                house.clock.instant(),
                RuleVersion.Deed.SAVED,
                null,
                null,
                text);
    }

    private String fingerprint(RuleFile file) {
        return house.editing().present(file).fingerprint();
    }
}
