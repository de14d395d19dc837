package org.earshot.understand;

import org.earshot.mention.Brand;
import org.earshot.mention.Post;
import org.springframework.stereotype.Service;

/** Scaffold, replaced at merge. */
@Service
public class Reader {
    public Reading read(Post post, Brand brand) {
        return Reading.UNREAD;
    }
}
