/**
 * Answers by mail. In: a reply, the message that it answers, the source whose address speaks. Out: a message given to the
 * source's SMTP server, and its copy in the folder for sent mail. Owns no table.
 */
@NullMarked
package org.earshot.respond.email;

import org.jspecify.annotations.NullMarked;
