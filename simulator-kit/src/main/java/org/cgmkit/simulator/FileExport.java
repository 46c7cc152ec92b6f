package org.cgmkit.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes what a simulator would serve as files, for a server on which no simulator runs. */
@FunctionalInterface
public interface FileExport {
    /**
     * Writes the files.
     *
     * @param folder the folder; made where it does not exist
     * @param address the address under which the folder will be served
     * @return what somebody has to know to use them, line by line
     * @throws IllegalArgumentException where the address will not do; the message is a sentence
     */
    List<String> write(Path folder, String address) throws IOException;
}
