package org.earshot.console.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.earshot.admit.Role;
import org.earshot.admit.Users;
import org.earshot.configure.Home;
import org.earshot.configure.Live;
import org.earshot.configure.Problem;
import org.earshot.configure.Secrets;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Nudges;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.mention.ReplyRules;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.notify.AlertRules;
import org.earshot.notify.Recipient;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Queueing;
import org.earshot.spend.PriceBook;
import org.earshot.triage.Judging;
import org.earshot.triage.TriagePolicy;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The console over the real stations and a real Derby, without routes and language models: readings are written by hand. */
@SpringBootConfiguration
@ConfigurationPropertiesScan("org.earshot")
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
            "org.apache.camel.spring.boot.CamelAutoConfiguration"
        })
@ComponentScan(
        basePackages = "org.earshot",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "org\\.earshot\\.(Earshot|demo\\..*|learn\\..*|console\\.api\\..*)",
                            "org\\.earshot\\.understand\\.(?!ReadingTable$).*",
                            "org\\.earshot\\.admin\\.(?!Audit|StaffRoster|SourceEditing|Control$|Login|Passwords|Token|User).*",
                            "org\\.earshot\\.measure\\.LineHealth",
                            ".*Routes",
                            ".*(Test|IT|Town)(\\$.*)?"
                        }))
@Import(ConsoleTown.Stations.class)
public class ConsoleTown {
    public static final String PASSWORD = "correct horse battery";

    /** What the brand strict asks of replies. */
    private static final ReplyRules STRICT = new ReplyRules(
            new ReplyRules.Tone(Map.of("es", true), ReplyRules.Emoji.FEW, Map.of("en", List.of("unfortunately")), 200),
            Set.of("mastodon"),
            List.of("help@strict.example"),
            List.of(),
            ReplyRules.SAYABLE);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Secrets secrets() {
        return new Secrets(Map.<String, String>of()::get);
    }

    @Bean
    Home home() {
        return new Home(Path.of("target/console-town"));
    }

    @Bean
    Live<BrandBook> liveBrands() {
        OfficeHours always = OfficeHours.always(ZoneId.of("Europe/Madrid"));
        return new Live<>(new BrandBook(List.of(
                new Brand("acme", "Acme Bank", List.of("acme bank"), List.of(), Set.of("en", "es", "pl"), always),
                new Brand(
                        "strict",
                        "Strict Bank",
                        List.of("strict bank"),
                        List.of(),
                        Set.of("en", "es", "pl"),
                        always,
                        STRICT),
                new Brand("volta", "Volta Heaters", List.of("volta"), List.of(), Set.of("en"), always))));
    }

    @Bean
    Live<SourceBook> liveSources() {
        Map<String, String> parameters =
                Map.of("server", "https://mastodon.example", "token", "not-a-real-token", "account", "@acmebank");
        return new Live<>(new SourceBook(List.of(
                new Source("acme-mastodon", "mastodon", "mastodon-tag", "acme", parameters),
                new Source("acme-feed", "rss", "rss", "acme", Map.of("url", "https://feed.example/")))));
    }

    @Bean
    Live<PriceBook> livePrices() {
        return new Live<>(PriceBook.NONE);
    }

    @Bean
    Live<TriagePolicy> livePolicy() {
        return new Live<>(TriagePolicy.DEFAULT);
    }

    @Bean
    Live<AlertRules> liveRules() {
        Recipient.Webhook hook =
                new Recipient.Webhook(URI.create("https://hooks.example/unspoken-part"), "whsec_unspoken");
        return new Live<>(new AlertRules(Map.of("care-hook", new Recipient("care-hook", List.of(), hook)), List.of()));
    }

    @Bean
    Live<List<Problem>> liveProblems() {
        return new Live<>(
                List.of(new Problem(Path.of("config/brands.yaml"), 7, "there is no key tems", "Write terms")));
    }

    @Bean
    Nudges nudges() {
        return (stage, nudges) -> {};
    }

    @Bean
    Mouth mouth(Stations stations, Users users) {
        users.add("anna", Role.AGENT, PASSWORD);
        users.add("ben", Role.AGENT, PASSWORD);
        users.add("sam", Role.SUPERVISOR, PASSWORD);
        users.add("root", Role.ADMIN, PASSWORD);
        return new Mouth(stations);
    }

    /** What stands behind the pages. */
    public record Stations(
            MentionInbox inbox,
            MentionTable mentions,
            Judging judging,
            Queueing queueing,
            Cases cases,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ObjectMapper json,
            Clock clock) {}

    /** Says things about Acme Bank and sends them down the line. */
    public static final class Mouth {
        private final Stations at;
        private int said;

        public Mouth(Stations at) {
            this.at = at;
        }

        /** Our id of kind words, read as praise, that open no case. */
        public synchronized long praise(String platform, String author, String text) {
            said++;
            MentionId id = new MentionId(platform, "https://" + platform + ".example/@" + author + "/" + said);
            Post post = Post.of(id, new Author("id-" + author, author, null, 7L), text)
                    .with(Post.Details.NONE
                            .at(id.externalId())
                            .answering(new Post.ReplyTo(null, null, "own" + said, true, Visibility.PUBLIC)));
            MentionInbox.Origin origin = new MentionInbox.Origin(
                    "acme-" + platform, "acme", at.clock().instant());
            long mention = Objects.requireNonNull(
                    at.inbox().store(List.of(post), origin, any -> true).rows().get(id));
            Sentiment glad = new Sentiment(Sentiment.Label.POSITIVE, 0.05, 0.05, 0.9, List.of());
            read(mention, new Reading("en", true, glad, "praise", List.of(), "by-hand-1"));
            at.judging().judge(mention);
            at.queueing().queue(mention);
            return mention;
        }

        /** The case that a post opens. */
        public synchronized Case say(String platform, String author, String text) {
            said++;
            MentionId id = new MentionId(platform, "https://" + platform + ".example/@" + author + "/" + said);
            Post.ReplyTo place = new Post.ReplyTo(id.externalId(), null, "own" + said, true, Visibility.PUBLIC);
            Post post = Post.of(id, new Author("id-" + author, author, null, 42L), text)
                    .with(Post.Details.NONE
                            .at(id.externalId())
                            .on(at.clock().instant().minusSeconds(90))
                            .answering(place));
            return hear(post);
        }

        /** The case that a post about Acme Bank opens. */
        public synchronized Case hear(Post post) {
            MentionId id = post.id();
            MentionInbox.Origin origin = new MentionInbox.Origin(
                    "acme-" + id.platform(), "acme", at.clock().instant());
            MentionInbox.Stored stored = at.inbox().store(List.of(post), origin, any -> true);
            long mention = Objects.requireNonNull(stored.rows().get(id));
            read(mention, new Reading("en", true, sentiment(post.text()), null, List.of(), "by-hand-1"));
            at.judging().judge(mention);
            at.queueing().queue(mention);
            return at.cases().ofMention(mention).orElseThrow(() -> new AssertionError("no case for: " + post.text()));
        }

        private void read(long mention, Reading reading) {
            at.transactions().executeWithoutResult(status -> {
                at.jdbc()
                        .sql("INSERT INTO reading (mention_id, language, label, model, read_at, document)"
                                + " VALUES (?, 'en', ?, 'by-hand-1', 0, ?)")
                        .params(mention, reading.sentiment().label().name(), json(reading))
                        .update();
                at.mentions().advance(at.mentions().find(mention).orElseThrow(), Stage.READ);
            });
        }

        private static Sentiment sentiment(String text) {
            List<Sentiment.Sentence> sentences = new ArrayList<>();
            int start = 0;
            for (String part : text.split("(?<=[.!?])")) {
                boolean kind = part.contains("hank");
                Sentiment.Label label = kind ? Sentiment.Label.POSITIVE : Sentiment.Label.NEGATIVE;
                sentences.add(new Sentiment.Sentence(part, start, start + part.length(), label, 0.8, 0.1, 0.1));
                start += part.length();
            }
            return new Sentiment(Sentiment.Label.NEGATIVE, 0.8, 0.1, 0.1, sentences);
        }

        private String json(Reading reading) {
            try {
                return at.json().writeValueAsString(reading);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
