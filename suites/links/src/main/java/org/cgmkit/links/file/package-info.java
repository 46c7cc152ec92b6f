/** Encrypted files: their parts as they are on the wire, what is in them, and what the resources in them refer to. */
@NullMarked
package org.cgmkit.links.file;

import org.jspecify.annotations.NullMarked;
