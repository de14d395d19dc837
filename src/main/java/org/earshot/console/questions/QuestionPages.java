package org.earshot.console.questions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.earshot.admin.Audit;
import org.earshot.advise.Articles;
import org.earshot.configure.Live;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.gather.Inventory;
import org.earshot.gather.Question;
import org.earshot.gather.Questions;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people ask most: everybody reads it; supervisors name questions, answer them from the library, or put them aside. */
@StaffPage
class QuestionPages {
    private final Questions questions;
    private final QuestionDesk desk;
    private final Articles articles;
    private final Live<BrandBook> brands;
    private final Audit audit;
    private final Wording wording;

    QuestionPages(
            Questions questions,
            QuestionDesk desk,
            Articles articles,
            Live<BrandBook> brands,
            Audit audit,
            Wording wording) {
        this.questions = questions;
        this.desk = desk;
        this.articles = articles;
        this.brands = brands;
        this.audit = audit;
        this.wording = wording;
    }

    @GetMapping("/questions")
    ModelAndView list(@RequestParam Map<String, String> asked) {
        Inventory.Wish wish = wish(asked);
        ModelAndView page = new ModelAndView("questions");
        page.addObject("wish", wish);
        page.addObject("order", wish.order().name().toLowerCase(Locale.ROOT));
        page.addObject("rows", desk.rows(wish));
        page.addObject("brands", brands.get().all());
        return page;
    }

    @GetMapping("/questions/{id}")
    ModelAndView show(@PathVariable long id) {
        return shown(id, null);
    }

    @PostMapping("/questions/{id}/{deed:name|answer|aside|back}")
    ModelAndView change(@PathVariable long id, @PathVariable String deed, Typed typed, HttpServletRequest request) {
        Question before = find(id);
        Question next = switch (deed) {
            case "name" -> before.named(typed.words());
            case "answer" -> before.answered(known(typed.article()));
            default -> before.hiding(deed.equals("aside"));
        };
        if (before.version() != typed.version()
                || next.name() != null && next.name().length() > 120) {
            return shown(id, wording.say(before.version() != typed.version() ? "questions.changed" : "questions.long"));
        }
        if (questions.change(next).isEmpty()) {
            return shown(id, wording.say("questions.changed"));
        }
        Authentication user = (Authentication) request.getUserPrincipal();
        audit.note(
                user.getName(),
                "question." + deed,
                "question " + id + (typed.article() == null ? "" : ", answer " + typed.article()));
        return Onward.to("/questions/" + id, request, wording.say("questions.done." + deed));
    }

    private @Nullable Long known(@Nullable Long article) {
        return article == null
                ? null
                : articles.find(article)
                        .orElseThrow(() -> missing("answer", article))
                        .id();
    }

    private ModelAndView shown(long id, @Nullable String refusal) {
        Question question = find(id);
        ModelAndView page = new ModelAndView("question", refusal == null ? HttpStatus.OK : HttpStatus.CONFLICT);
        page.addObject("question", question);
        page.addObject("row", desk.row(question));
        page.addObject("asked", desk.asked(question));
        page.addObject("fitting", desk.fitting(question));
        page.addObject("all", desk.all(question));
        page.addObject("refusal", refusal);
        return page;
    }

    private Question find(long id) {
        return questions.find(id).orElseThrow(() -> missing("question", id));
    }

    private static NoSuchElementException missing(String what, long id) {
        return new NoSuchElementException("there is no " + what + " " + id);
    }

    private static Inventory.Wish wish(Map<String, String> asked) {
        String brand = asked.get("brand");
        Inventory.Order order = Arrays.stream(Inventory.Order.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(asked.get("order")))
                .findFirst()
                .orElse(Inventory.Order.RISING);
        return new Inventory.Wish(
                brand == null || brand.isBlank() ? null : brand, order, "aside".equals(asked.get("show")));
    }

    /**
     * What the forms of a question send.
     *
     * @param name what to call it, empty for what its askers say
     * @param article its answer, null for none
     * @param version that of the question when the form was shown
     */
    record Typed(@Nullable String name, @Nullable Long article, int version) {
        @Nullable
        String words() {
            String clean = name == null ? "" : Texts.clean(name).replaceAll("\\s+", " ");
            return clean.isEmpty() ? null : clean;
        }
    }
}
