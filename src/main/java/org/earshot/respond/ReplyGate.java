package org.earshot.respond;

import java.util.List;

/** Something that a reply must pass before it goes out. A new one is a bean, and edits nothing that stands. */
public interface ReplyGate {
    /** What holds a reply back, nothing where it passes. May be asked while somebody types, so it returns within a moment. */
    List<Hold> check(Proposal proposal);
}
