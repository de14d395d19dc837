package org.earshot.console.questions;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earshot.advise.Article;
import org.earshot.advise.ArticleQuery;
import org.earshot.advise.Articles;
import org.earshot.advise.Suggestions;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Wording;
import org.earshot.gather.Ask;
import org.earshot.gather.Inventory;
import org.earshot.gather.Question;
import org.earshot.gather.Questions;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the pages of questions. */
@Component
class QuestionDesk {
    private static final int MOST = 100;
    private static final int MOST_ARTICLES = 200;
    private static final int SHOWN = 20;
    private static final double HEIGHT = 28;
    private static final double STEP = 12;

    private final Questions questions;
    private final MentionTable mentions;
    private final ReadingTable readings;
    private final Cases cases;
    private final Articles articles;
    private final Suggestions suggestions;
    private final Wording wording;

    QuestionDesk(
            Questions questions,
            MentionTable mentions,
            ReadingTable readings,
            Cases cases,
            Articles articles,
            Suggestions suggestions,
            Wording wording) {
        this.questions = questions;
        this.mentions = mentions;
        this.readings = readings;
        this.cases = cases;
        this.articles = articles;
        this.suggestions = suggestions;
        this.wording = wording;
    }

    /** The questions that are asked for. */
    List<QuestionRow> rows(Inventory.Wish wish) {
        Inventory inventory = questions.inventory(wish, MOST);
        return inventory.items().stream()
                .map(item -> row(item, inventory.weeks()))
                .toList();
    }

    /** One question, with its counts even where few asked it of late. */
    QuestionRow row(Question question) {
        Inventory inventory = questions.inventory(
                new Inventory.Wish(question.brand(), Inventory.Order.MOST, question.hidden()), Integer.MAX_VALUE);
        Inventory.Item item = inventory.items().stream()
                .filter(one -> one.question().id() == question.id())
                .findFirst()
                .orElseGet(() -> new Inventory.Item(question, false, Collections.nCopies(Questions.WEEKS, 0), 0, 0));
        return row(item, inventory.weeks());
    }

    private QuestionRow row(Inventory.Item item, List<Integer> weeks) {
        Question question = item.question();
        return new QuestionRow(
                item,
                question.title(),
                wording.brand(question.brand()),
                asked(question.id(), 5).stream().map(Asked::text).findFirst().orElse(null),
                bars(item.weekly(), weeks),
                trend(item),
                answer(question));
    }

    /** How people asked it, the latest first. */
    List<Asked> asked(Question question) {
        return asked(question.id(), SHOWN);
    }

    private List<Asked> asked(long question, int most) {
        List<Long> ids = questions.mentions(question, most);
        Map<Long, Mention> said = mentions.findAll(ids);
        Map<Long, Reading> read = readings.findAll(ids);
        List<Asked> asked = new ArrayList<>();
        for (Long id : ids) {
            Mention mention = said.get(id);
            Reading reading = read.get(id);
            if (mention != null && reading != null) {
                Ask.of(mention, reading).ifPresent(ask -> asked.add(asked(mention, ask)));
            }
        }
        return asked;
    }

    private Asked asked(Mention mention, Ask ask) {
        return new Asked(
                ask.text(),
                wording.language(ask.language()),
                wording.platform(mention.post().id().platform()),
                wording.past(mention.saidAt(), wording.zone(mention.brand())),
                cases.ofMention(mention.id()).map(Case::id).orElse(null));
    }

    /** Answers that may fit, those that the library would suggest to somebody who asked it. */
    List<QuestionRow.Answer> fitting(Question question) {
        return questions.mentions(question.id(), 5).stream()
                .flatMap(mention -> cases.ofMention(mention).stream())
                .flatMap(found -> suggestions.of(found).stream())
                .map(one -> answer(one.article()))
                .distinct()
                .limit(3)
                .toList();
    }

    /** Every answer that can be chosen, by title. */
    List<QuestionRow.Answer> all(Question question) {
        ArticleQuery query = new ArticleQuery("", question.brand(), null, ArticleQuery.Show.CURRENT, 0, MOST_ARTICLES);
        return articles.search(query).items().stream().map(this::answer).toList();
    }

    private QuestionRow.@Nullable Answer answer(Question question) {
        Long article = question.article();
        return Optional.ofNullable(article)
                .flatMap(articles::find)
                .map(this::answer)
                .orElse(null);
    }

    private QuestionRow.Answer answer(Article article) {
        boolean stale = article.content().reviewBy().isBefore(articles.today());
        String bad = article.content().retired()
                ? wording.say("questions.answer.retired")
                : stale ? wording.say("questions.answer.stale") : null;
        return new QuestionRow.Answer(article.id(), article.content().title(), bad);
    }

    private List<QuestionRow.Bar> bars(List<Integer> weekly, List<Integer> weeks) {
        int most = Math.max(4, weekly.stream().mapToInt(Integer::intValue).max().orElse(0));
        List<QuestionRow.Bar> bars = new ArrayList<>();
        DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMM", Wording.locale());
        for (int week = 0; week < weekly.size(); week++) {
            double height = weekly.get(week) == 0 ? 1 : Math.max(2, HEIGHT * weekly.get(week) / most);
            bars.add(new QuestionRow.Bar(
                    place(week * STEP),
                    place(HEIGHT - height),
                    place(height),
                    wording.say(
                            "questions.week",
                            day.format(LocalDate.ofEpochDay(weeks.get(week))),
                            String.valueOf(weekly.get(week)))));
        }
        return bars;
    }

    private String trend(Inventory.Item item) {
        if (item.before() == 0) {
            return wording.say(item.recent() == 0 ? "questions.trend.quiet" : "questions.trend.new");
        }
        String times = String.format(Wording.locale(), "%.1f", item.recent() / item.usual());
        return wording.say(item.rising() ? "questions.trend.rising" : "questions.trend.usual", times);
    }

    private static String place(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /**
     * How somebody asked it.
     *
     * @param text what they asked
     * @param language in which language
     * @param platform where
     * @param moment when
     * @param caseId the case that holds it, null for none
     */
    record Asked(
            String text,
            String language,
            String platform,
            Moment moment,
            @Nullable Long caseId) {}
}
