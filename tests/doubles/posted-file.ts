/** A form with a file in it, as a browser posts it and API Gateway hands it over. */
export async function postedFile(
  fields: Readonly<Record<string, string>>,
  file?: { readonly name: string; readonly content: Uint8Array },
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file !== undefined) form.append('file', new Blob([new Uint8Array(file.content)]), file.name);
  const request = new Response(form);
  return {
    headers: { 'content-type': request.headers.get('content-type') },
    body: Buffer.from(await request.arrayBuffer()).toString('base64'),
    isBase64Encoded: true,
  };
}
