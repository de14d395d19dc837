package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.mention.MentionId;
import org.earshot.mention.Receipt;
import org.earshot.mention.Source;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * What every reader of pushed deliveries must keep to. It finds the readers on the class path and their recorded deliveries by itself,
 * {@code routes/PLATFORM/recorded/NAME.hook.yaml}:
 *
 * <ul>
 *   <li>{@code template:} and {@code parameters:} of the source, secrets included.
 *   <li>{@code method:}, {@code address:}, {@code headers:}, {@code query:} and {@code body:} (a file) of the delivery, and {@code now:},
 *       when it came.
 *   <li>{@code secrets:} the parameters without which the address does not exist; {@code proven-by:} those that prove this delivery,
 *       where they are others.
 *   <li>{@code proof:} the headers without which, or with another value in which, nothing is believed.
 *   <li>{@code unsigned-body: true} where the proof does not cover the body; {@code timely: true} where it covers a time.
 *   <li>{@code receipts:} what became of our messages, {@code ID KIND TIME} and, where one failed, why.
 *   <li>{@code NAME.mentions.json} beside it: the posts, as {@link ReaderContractTest} describes them. {@code refused:} how many items are
 *       refused, {@code gone:} the ids of deleted ones, {@code challenge:} the answer where it is a handshake, {@code answer:} the answer
 *       otherwise, where it matters.
 * </ul>
 */
class HookContractTest {
    static final List<RecordedHook> HOOKS = RecordedHook.all();
    private static final TestDatabase DERBY = TestDatabase.derby();

    @Test
    void everyReaderHasARecordedDeliveryForEachOfItsTemplates() {
        assertThat(HOOKS.stream().map(one -> one.text("template", "")).toList())
                .containsAll(readers().keySet());
    }

    @ParameterizedTest
    @FieldSource("HOOKS")
    void aGenuineDeliveryBecomesItsMentions(RecordedHook one) {
        Received received = receive(one, one.source(), one.delivery());
        if (one.yaml().containsKey("challenge")) {
            assertThat(received).isEqualTo(new Received.Challenge(one.text("challenge", "")));
            return;
        }
        assertThat(received).isInstanceOf(Received.Heard.class);
        Received.Heard heard = (Received.Heard) received;
        assertThat(heard.refused()).hasSize(Integer.parseInt(one.text("refused", "0")));
        assertThat(heard.gone()).extracting(MentionId::externalId).isEqualTo(one.list("gone"));
        assertThat(heard.answer()).isEqualTo(one.text("answer", heard.answer()));
        assertThat(heard.receipts()).extracting(HookContractTest::line).isEqualTo(one.list("receipts"));
        assertThat(heard.posts()).hasSize(one.mentions().size());
        for (int i = 0; i < heard.posts().size(); i++) {
            PostFacts.assertAsRecorded(heard.posts().get(i), one.mentions().get(i));
        }
    }

    @ParameterizedTest
    @FieldSource("HOOKS")
    void withoutItsProofOrWithAnotherOneItIsNotBelieved(RecordedHook one) {
        List<Delivery> forged = new ArrayList<>();
        for (String header : one.list("proof")) {
            String value = one.delivery().header(header).orElseThrow();
            forged.add(one.with(header, null));
            forged.add(one.with(header, ""));
            forged.add(one.with(header, value + "x"));
            forged.add(one.with(header, value.substring(0, value.length() / 2)));
            char middle = value.charAt(value.length() / 2);
            forged.add(one.with(header, value.replace(middle, middle == 'q' ? 'r' : 'q')));
        }
        for (Delivery delivery : forged) {
            assertThat(receive(one, one.source(), delivery))
                    .as(delivery.headers().toString())
                    .isInstanceOf(Received.Unsigned.class);
        }
    }

    @ParameterizedTest
    @FieldSource("HOOKS")
    void anotherBodyIsNotBelieved(RecordedHook one) {
        byte[] body = one.body();
        if (body.length == 0 || one.yaml().containsKey("unsigned-body")) {
            return;
        }
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = ' ';
        byte[] changed = body.clone();
        changed[body.length / 2] ^= 1;
        for (byte[] other : List.of(longer, changed, Arrays.copyOf(body, body.length / 2), new byte[0])) {
            assertThat(receive(one, one.source(), one.withBody(other))).isInstanceOf(Received.Unsigned.class);
        }
    }

    @ParameterizedTest
    @FieldSource("HOOKS")
    void anOldDeliveryIsNotBelieved(RecordedHook one) {
        if (one.yaml().containsKey("timely")) {
            for (int seconds : List.of(-301, 301, 86_400)) {
                assertThat(receive(one, one.source(), one.received(Duration.ofSeconds(seconds))))
                        .isInstanceOf(Received.Unsigned.class);
            }
            assertThat(receive(one, one.source(), one.received(Duration.ofSeconds(200))))
                    .isInstanceOf(Received.Heard.class);
        }
    }

    @ParameterizedTest
    @FieldSource("HOOKS")
    void withoutASecretThereIsNoAddressAndWithAnotherOneNothingIsBelieved(RecordedHook one) {
        assertThat(one.list("secrets")).isNotEmpty();
        assertThat(reader(one).isOpen(one.source())).isTrue();
        for (String secret : one.list("secrets")) {
            assertThat(reader(one).isOpen(one.source(Map.of(secret, "")))).isFalse();
            assertThat(reader(one).isOpen(one.source(Map.of(secret, "  ")))).isFalse();
        }
        List<String> proving = one.yaml().containsKey("proven-by") ? one.list("proven-by") : one.list("secrets");
        for (String secret : proving) {
            assertThat(receive(one, one.source(Map.of(secret, "another-secret")), one.delivery()))
                    .isInstanceOf(Received.Unsigned.class);
        }
    }

    @ParameterizedTest
    @FieldSource("HOOKS")
    void theSameDeliveryTwiceAddsNothing(RecordedHook one) {
        Bench bench = new Bench(
                DERBY,
                request -> {
                    throw new AssertionError("nothing is fetched");
                },
                List.of(reader(one)));
        Map<String, String> parameters = new HashMap<>(one.source().parameters());
        parameters.put("match", "all");
        Source source = bench.source(
                "twice-" + one.platform() + "-" + one.name(),
                one.platform(),
                one.source().template(),
                parameters);

        HookAnswer first = bench.hooks.receive(new Knock(source.id(), one.delivery()));
        List<String> texts = bench.texts();
        LedgerCounts counts = bench.counts(source.id());
        HookAnswer second = bench.hooks.receive(new Knock(source.id(), one.delivery()));

        assertThat(first.kind()).isEqualTo(HookAnswer.Kind.TAKEN);
        assertThat(second.kind()).isIn(HookAnswer.Kind.TAKEN, HookAnswer.Kind.UNSIGNED);
        assertThat(bench.texts()).isEqualTo(texts);
        assertThat(bench.counts(source.id()).stored()).isEqualTo(counts.stored());
        assertThat(bench.counts(source.id()).edited()).isEqualTo(counts.edited());
    }

    private static String line(Receipt receipt) {
        String why = receipt.why();
        return receipt.externalId() + " " + receipt.kind() + " " + receipt.at() + (why == null ? "" : " " + why);
    }

    private static Received receive(RecordedHook one, Source source, Delivery delivery) {
        Received received = reader(one).receive(source, delivery);
        source.parameters().forEach((name, value) -> {
            if (name.matches(".*(token|key|secret|password).*")) {
                assertThat(received.toString() + delivery).doesNotContain(value);
            }
        });
        return received;
    }

    private static HookReader reader(RecordedHook one) {
        String template = one.text("template", "");
        return Objects.requireNonNull(readers().get(template), "no reader for " + template);
    }

    private static Map<String, HookReader> readers() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(HookReader.class));
        Map<String, HookReader> readers = new HashMap<>();
        scan.findCandidateComponents("org.earshot.listen").stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .filter(name -> name.matches("org\\.earshot\\.listen\\.[a-z]+\\.\\w+"))
                .map(HookContractTest::made)
                .forEach(reader -> reader.templates().forEach(template -> readers.put(template, reader)));
        return readers;
    }

    private static HookReader made(String name) {
        try {
            Constructor<?> constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (HookReader) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " needs a constructor that takes nothing", e);
        }
    }
}
