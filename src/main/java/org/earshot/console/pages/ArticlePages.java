package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.earshot.advise.Article;
import org.earshot.advise.ArticleEdit;
import org.earshot.advise.ArticleFault;
import org.earshot.advise.ArticlePage;
import org.earshot.advise.Articles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The library of answers: everybody reads it, supervisors write it. Nothing that was typed is lost where it is not saved. */
@StaffPage
class ArticlePages {
    private final Articles articles;
    private final ArticleDesk desk;
    private final Wording wording;

    ArticlePages(Articles articles, ArticleDesk desk, Wording wording) {
        this.articles = articles;
        this.desk = desk;
        this.wording = wording;
    }

    @GetMapping("/answers")
    ModelAndView list(@RequestParam Map<String, String> asked) {
        ArticleFilter filter = ArticleFilter.of(asked);
        ArticlePage found = articles.search(filter.query());
        ModelAndView page = new ModelAndView("answers");
        page.addObject("filter", filter);
        page.addObject("rows", found.items().stream().map(desk::view).toList());
        page.addObject("total", found.total());
        page.addObject("next", found.next());
        page.addObject("brands", desk.brands());
        page.addObject("languages", desk.languages());
        return page;
    }

    @GetMapping("/answers/{id}")
    ModelAndView show(@PathVariable long id, @RequestParam(name = "case", required = false) @Nullable Long caseId) {
        return shown(id, caseId, null);
    }

    @GetMapping("/answers/new")
    ModelAndView open(Authentication user) {
        return form(0, desk.fresh(user.getName()), List.of(), HttpStatus.OK);
    }

    @GetMapping("/answers/{id}/edit")
    ModelAndView openAgain(@PathVariable long id) {
        return form(id, ArticleTyped.of(find(id)), List.of(), HttpStatus.OK);
    }

    @PostMapping("/answers/new")
    ModelAndView add(ArticleTyped typed, HttpServletRequest request) {
        return save(0, typed, request);
    }

    @PostMapping("/answers/{id}/edit")
    ModelAndView change(@PathVariable long id, ArticleTyped typed, HttpServletRequest request) {
        find(id);
        return save(id, typed, request);
    }

    @PostMapping("/answers/{id}/restore")
    ModelAndView restore(
            @PathVariable long id, @RequestParam int version, @RequestParam int former, HttpServletRequest request) {
        ArticleEdit edit = articles.restore(id, version, former, request.getRemoteUser());
        if (edit instanceof ArticleEdit.Saved saved) {
            return saved(saved.article(), "done.answer.restored", request);
        }
        if (edit instanceof ArticleEdit.Missing) {
            throw new NoSuchElementException();
        }
        return shown(id, null, wording.say("answers.overtaken"));
    }

    private ModelAndView save(long id, ArticleTyped typed, HttpServletRequest request) {
        if (typed.content().isEmpty()) {
            return form(id, typed, List.of(new ArticleFault("reviewBy", "day", "")), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        var content = typed.content().get();
        if (!content.owner().isEmpty() && !desk.known(content.owner())) {
            ArticleFault nobody = new ArticleFault("owner", "unknown", content.owner());
            return form(id, typed, List.of(nobody), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        String user = request.getRemoteUser();
        ArticleEdit edit = id == 0 ? articles.add(content, user) : articles.change(id, typed.read(), content, user);
        if (edit instanceof ArticleEdit.Saved saved) {
            return saved(saved.article(), "done.answer.saved", request);
        }
        if (edit instanceof ArticleEdit.Faulty faulty) {
            return form(id, typed, faulty.faults(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (edit instanceof ArticleEdit.Overtaken overtaken) {
            ModelAndView page = form(id, typed, List.of(), HttpStatus.CONFLICT);
            page.addObject("notice", wording.say("answers.overtaken"));
            page.addObject("now", desk.view(overtaken.now()));
            return page;
        }
        throw new NoSuchElementException();
    }

    private ModelAndView saved(Article article, String said, HttpServletRequest request) {
        RequestContextUtils.getOutputFlashMap(request)
                .put("done", wording.say(said, article.content().title()));
        ModelAndView next = new ModelAndView("redirect:/answers/" + article.id());
        next.setStatus(HttpStatus.SEE_OTHER);
        return next;
    }

    private ModelAndView shown(long id, @Nullable Long caseId, @Nullable String notice) {
        ModelAndView page = new ModelAndView("answer", notice == null ? HttpStatus.OK : HttpStatus.CONFLICT);
        page.addObject("a", desk.view(find(id)));
        page.addObject(
                "versions", articles.versions(id).stream().map(desk::view).toList());
        page.addObject("caseId", caseId);
        page.addObject("notice", notice);
        return page;
    }

    private ModelAndView form(long id, ArticleTyped typed, List<ArticleFault> faults, HttpStatus status) {
        ModelAndView page = new ModelAndView("answer-form", status);
        page.addObject("form", desk.form(id, typed, faults));
        return page;
    }

    private Article find(long id) {
        return articles.find(id).orElseThrow(() -> new NoSuchElementException("there is no article " + id));
    }
}
