/** `imsmanifest.xml`, which tells a platform what is in a package. */
import type { ScormVersion } from './host.ts';

export interface ManifestOptions {
  version: ScormVersion;
  id: string;
  title: string;
  /** Paths in the package, the start page first. */
  files: string[];
}

export function manifest({ version, id, title, files }: ManifestOptions): string {
  const { namespaces, schema, type, sequencing } = kinds[version];
  const lines = files.map((file) => `      <file href="${xml(encodeURI(file))}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${xml(id)}" version="1.0" ${namespaces}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${schema}</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${xml(title)}</title>
      <item identifier="item" identifierref="resource">
        <title>${xml(title)}</title>${sequencing}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" ${type}="sco" href="${xml(encodeURI(files[0] ?? ''))}">
${lines.join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

const kinds = {
  '1.2': {
    namespaces:
      'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
    schema: '1.2',
    type: 'adlcp:scormtype',
    sequencing: '',
  },
  '2004': {
    namespaces:
      'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
    schema: '2004 4th Edition',
    type: 'adlcp:scormType',
    // Otherwise a platform marks it as completed when it is closed.
    sequencing: `
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>`,
  },
};

/** Escapes text, and removes control characters, which XML cannot have. */
function xml(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
