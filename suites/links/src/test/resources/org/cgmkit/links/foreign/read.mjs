// Opens a link by kill-the-clipboard, and prints how many resources are behind it.
import { SHLViewer } from 'kill-the-clipboard';

const [link, passcode] = process.argv.slice(2);
try {
  const found = await new SHLViewer({ shlinkURI: link }).resolveSHL({ recipient: 'a test', passcode: passcode || undefined });
  console.log(found.fhirResources.flatMap(each => each.entry ?? [each]).length);
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
