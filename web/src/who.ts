// The name under which somebody judges where nobody signs in: kept on this machine, asked for once.

const KEY = "vedette-who";

export function whoNow(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function keepWho(name: string): void {
  try {
    localStorage.setItem(KEY, name.trim());
  } catch {
    // storage is barred: the name lasts as long as the page
  }
}
