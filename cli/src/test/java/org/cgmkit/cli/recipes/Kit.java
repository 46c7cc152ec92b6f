package org.cgmkit.cli.recipes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgmkit.cli.Awaited;

/** A folder with the commands that recipes call: the kit itself, of this class path, and a container engine that has its image. */
final class Kit {
    /** What a run of a recipe is cut down to: the recipes are looked at here, not the checks. */
    private static final String PART = "receiver.capability.*";

    /** Runs the image's command in the folder that is mounted as its working directory. */
    private static final String ENGINE = """
            #!/bin/sh
            [ "$1" = run ] || { echo "cannot $1" >&2; exit 125; }
            while [ "$1" != cgmkit ]; do
              case $1 in
                -v) shift; cd "${1%:/work}" || exit 125 ;;
                '') echo 'no image' >&2; exit 125 ;;
              esac
              shift
            done
            exec "$@"
            """;

    private final Path folder;

    private Kit(Path folder) {
        this.folder = folder;
    }

    /** Makes the commands. */
    static Kit in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Kit kit = new Kit(folder);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        kit.command("cgmkit", """
            #!/bin/sh
            if [ "$1" = test ]; then shift; suite=$1; shift; set -- test "$suite" --only '%s' "$@"; fi
            exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' org.cgmkit.cli.Cgmkit "$@"
            """.formatted(PART, java, System.getProperty("java.class.path")));
        kit.command("docker", ENGINE);
        return kit;
    }

    Path folder() {
        return folder;
    }

    private void command(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), script);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("not made executable: " + file);
        }
    }

    /** Runs a script as servers do: by bash, which stops at the first command that fails. */
    Ended run(String script, Path where, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script))
                .directory(where.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(Awaited.end(process), output);
    }

    /** How a script ended, and what it printed. */
    record Ended(int code, String output) {}
}
