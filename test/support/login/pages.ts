import { escape } from '../aws-sign-in/xml.ts';

/** The form for user name and password. */
export function loginPage(action: string, problem?: string): string {
  const alert = problem === undefined ? '' : `<p role="alert">${escape(problem)}</p>`;
  return page(
    'Sign in',
    `${alert}<form method="post" action="${action}">
<p><label>User name <input name="name" required autocomplete="username"></label></p>
<p><label>Password <input name="password" type="password" required autocomplete="current-password"></label></p>
<p><button name="decision" value="go">Sign in</button>
<button name="decision" value="cancel" formnovalidate>Cancel</button></p>
</form>`,
  );
}

/** The question whether a program may act for the user. */
export function consentPage(action: string, clientId: string, person: string): string {
  return page(
    'Allow access',
    `<p>${escape(clientId)} wants to act for ${escape(person)}.</p>
<form method="post" action="${action}">
<p><button name="decision" value="go">Allow</button>
<button name="decision" value="cancel">Deny</button></p>
</form>`,
  );
}

function page(title: string, inside: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><main><h1>${title}</h1>
${inside}
</main></body>
</html>
`;
}
